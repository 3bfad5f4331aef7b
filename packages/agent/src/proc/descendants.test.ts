import { expect, test } from 'vitest';
import { descendantsOfInit } from './descendants.ts';

test('what entered from outside is left out, with its children', () => {
  const parents = { 1: 0, 12: 7, 7: 1, 40: 0, 41: 40, 50: 49 };
  const all = new Map(Object.entries(parents).map(([pid, parentPid]) => [Number(pid), { parentPid }]));
  expect(descendantsOfInit(all).map(([pid]) => pid)).toEqual([1, 7, 12]);
});
