import { expect, test } from 'vitest';
import { measureContext } from './measure-context.ts';

test('files and bytes that are sent and that are not', () => {
  const files = [
    { path: 'shop/package.json', bytes: 300 },
    { path: 'shop/node_modules/a/index.js', bytes: 5000 },
    { path: 'docs/guide.md', bytes: 70 },
  ];
  expect(measureContext(files, '*\n!shop\n**/node_modules\n')).toEqual({
    sent: { files: 1, bytes: 300 },
    excluded: { files: 2, bytes: 5070 },
  });
});
