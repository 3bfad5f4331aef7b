import { expect, test } from 'vitest';
import { registryOf } from './public-images.ts';

test.each([
  ['postgres:17', ''],
  ['docker.io/library/postgres:17', ''],
  ['someone/something:1', ''],
  ['gcr.io/distroless/nodejs22-debian13', 'gcr.io'],
  ['localhost:5055/own:2@sha256:00', 'localhost:5055'],
])('%s is kept by "%s"', (reference, registry) => {
  expect(registryOf(reference)).toBe(registry);
});
