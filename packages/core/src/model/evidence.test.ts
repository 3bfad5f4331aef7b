import { expect, test } from 'vitest';
import { evidenceDefinitions } from '../evidence/evidence.gen.ts';
import { evidenceSchema } from './evidence.ts';

const budgets = { imageTransferredMb: 41, imageUnpackedMb: 117, startSeconds: 1.5, shutdownSeconds: 9 };
const subject = { service: 'shop', image: 'shop:7', language: 'elixir', security: 'standard', budgets };

function document(observations: object, changes: object = {}) {
  return {
    schemaVersion: 1,
    services: [{ subject: { ...subject, shape: 'worker', listens: false, ...changes }, observations }],
  };
}

test('each kind is named as its file says', () => {
  expect(Object.values(evidenceDefinitions).map(({ kind }) => kind)).toEqual(Object.keys(evidenceDefinitions));
});

test('a document from before a kind existed, and one with a kind from after this version, are read', () => {
  const heap = { observed: true, by: 'x', value: { limitBytes: 7 } };
  const tides = { observed: true, by: 'x', value: { high: 3 } };
  for (const observations of [{}, { heap }, { heap, tides }]) {
    expect(evidenceSchema.parse(document(observations))).toEqual(document(observations));
  }
});

test('what a document holds is still held against its schema', () => {
  const heap = { observed: true, by: 'x', value: { limitBytes: 'much' } };
  expect(evidenceSchema.safeParse(document({ heap })).success).toBe(false);
  expect(evidenceSchema.safeParse(document({ tides: 3 })).success).toBe(false);
});

test.each([
  ['service', 'service'],
  ['datastore', 'datastore'],
])('a saved %s is a %s', (kind, shape) => {
  const saved = { schemaVersion: 1, services: [{ subject: { ...subject, kind }, observations: {} }] };
  expect(evidenceSchema.parse(saved)).toEqual(document({}, { shape, listens: true }));
});
