import { expect, test } from 'vitest';
import { idInside } from './user-ids.ts';

test('ids of a container with a user namespace of its own', () => {
  const map = '         0     231072      65536\n     70000       1000          1\n';
  expect([231_072, 231_072 + 1717, 1000].map((id) => idInside(map, id))).toEqual([0, 1717, 70_000]);
  expect([0, 4242, 1001, 231_072 + 65_536].map((id) => idInside(map, id))).toEqual([0, 4242, 1001, 296_608]);
});

test('without one they stay what they are', () => {
  expect(idInside('         0          0 4294967295\n', 1717)).toBe(1717);
  expect(idInside('', 1717)).toBe(1717);
});
