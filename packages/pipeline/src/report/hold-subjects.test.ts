import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { holdSubjects } from './hold-subjects.ts';

const quay = subject({ service: 'quay', security: 'standard' });
const store = subject({ service: 'store', security: 'standard', shape: 'datastore' });
const budgets = {
  startSeconds: 0.9,
  services: { quay: { startSeconds: 0.4, imageUnpackedMb: 77 }, store: { shutdownSeconds: 3 } },
};

test('budgets of a service outweigh those of all, which no datastore is held to', () => {
  const held = holdSubjects([quay, store], { strictness: 'standard', budgets, file: 'b.yaml' });
  expect(held.map((one) => one.budgets)).toEqual([
    { ...quay.budgets, startSeconds: 0.4, imageUnpackedMb: 77 },
    { ...store.budgets, shutdownSeconds: 3 },
  ]);
  const pier = subject({ service: 'pier' });
  const [other] = holdSubjects([pier], { strictness: 'standard', budgets: { startSeconds: 0.9 }, file: 'b.yaml' });
  expect(other).toEqual({ ...pier, budgets: { ...pier.budgets, startSeconds: 0.9 } });
});

test.each([
  ['standard', 'standard'],
  ['hardened', 'hardened'],
  ['cis', 'hardened'],
] as const)('at %s a service is held to the level %s, and a datastore stays as it is', (strictness, level) => {
  const held = holdSubjects([quay, store], { strictness, budgets: {}, file: '' });
  expect(held.map(({ security }) => security)).toEqual([level, 'standard']);
});

test('a budget for a service that there is not is refused: it would hold nobody to anything', () => {
  const file = { services: { qay: { startSeconds: 1 } } };
  expect(() => holdSubjects([quay], { strictness: 'standard', budgets: file, file: 'b.yaml' })).toThrow(
    'b.yaml has a budget for qay, and there is no such service; judged are quay. Did you mean quay?',
  );
});
