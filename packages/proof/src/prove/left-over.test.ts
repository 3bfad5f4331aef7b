import { expect, test } from 'vitest';
import { isRunOf } from './left-over.ts';

test.each([
  ['shop-prove-1a2b3c', true],
  ['shop-prove-1a2b3', false],
  ['shop-prove-1a2b3z', false],
  ['shop', false],
  ['workshop-prove-1a2b3c', false],
  ['shop-prove-prove-1a2b3c', false],
])('%s is a run of shop: %s', (name, expected) => {
  expect(isRunOf('shop', name)).toBe(expected);
});
