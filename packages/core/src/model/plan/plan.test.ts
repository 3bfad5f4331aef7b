import { expect, test } from 'vitest';
import { planSchema } from './plan.ts';

const empty = {
  schemaVersion: 2,
  name: 'tides',
  services: [],
  datastores: [],
  secrets: [],
  images: [],
  network: {},
  decisions: [],
  questions: [],
  replaces: [],
  ignored: [],
};

test('a plan of another version is refused by its version', () => {
  expect(planSchema.safeParse(empty).success).toBe(true);
  expect(planSchema.safeParse({ ...empty, schemaVersion: 1 }).error?.issues[0]?.path).toEqual(['schemaVersion']);
});
