import { anyPlan } from '@seaworthy/testkit/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planSchema } from './plan.ts';

const service = fc.sample(anyPlan, { seed: 3, numRuns: 1 })[0]?.services[0];

const empty = {
  schemaVersion: 2,
  name: 'tides',
  services: [],
  datastores: [],
  secrets: [],
  images: [],
  targets: [],
  network: {},
  decisions: [],
  questions: [],
  replaces: [],
  ignored: [],
};

test.each([{ secret: 'KEEL' }, { address: 'quay' }, { port: 'quay' }, { origin: 'quay' }, { publishedPort: 'quay' }])(
  'a value that names what is not there is refused: %o',
  (part) => {
    const environment = [{ name: 'A', value: [{ text: 'x' }, part], choice: false, required: true, public: false }];
    const [issue] = planSchema.safeParse({ ...empty, services: [{ ...service, environment }] }).error?.issues ?? [];
    expect(issue?.message).toBe(`the value of A names ${Object.values(part)[0]}, which is not in the plan`);
  },
);

test('a plan of another version is refused by its version', () => {
  expect(planSchema.safeParse(empty).success).toBe(true);
  expect(planSchema.safeParse({ ...empty, schemaVersion: 1 }).error?.issues[0]?.path).toEqual(['schemaVersion']);
});
