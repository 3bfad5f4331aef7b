import { expect, test } from 'vitest';
import { servicePlaces } from './service-places.ts';

test('each service stands where its name does', () => {
  const text = '# Ours.\nname: pier\nservices:\n  quay:\n    image: quay\n\n  "7":\n    <<: *nothing\n  tide: {}\n';
  expect([...servicePlaces('deploy/compose.yaml', text)]).toEqual([
    ['quay', { file: 'deploy/compose.yaml', line: 4 }],
    ['7', { file: 'deploy/compose.yaml', line: 7 }],
    ['tide', { file: 'deploy/compose.yaml', line: 9 }],
  ]);
});

test.each(['', 'services: 7', 'services: [a]', '- services', 'a: b: c', 'services:\n  [a]: {}'])(
  '%j describes none',
  (text) => {
    expect([...servicePlaces('compose.yaml', text)]).toEqual([]);
  },
);
