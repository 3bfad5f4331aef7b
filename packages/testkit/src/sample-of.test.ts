import { expect, test } from 'vitest';
import { sampleOf } from './sample-of.ts';

const ships = [
  { name: 'gull', kinds: ['sail'] },
  { name: 'tern', kinds: ['sail'] },
  { name: 'skua', kinds: ['sail', 'oar'] },
  { name: 'auk', kinds: ['oar'] },
];
const namesOf = (exhaustive: boolean) => sampleOf(ships, ({ kinds }) => kinds, { exhaustive }).map(({ name }) => name);

test('a sample has the first of every kind, and no other', () => {
  expect(namesOf(false)).toEqual(['gull', 'skua']);
});

test('all of them are taken where nothing is left out', () => {
  expect(namesOf(true)).toEqual(['gull', 'tern', 'skua', 'auk']);
});
