import { expect, test } from 'vitest';
import { familiarName } from './familiar-name.ts';
import { findSubstitution } from './substitution.ts';

test.each([
  ['docker.io/library/docker:29', 'docker:29'],
  ['docker.io/acme/sail', 'acme/sail'],
  ['ghcr.io/acme/sail:7@sha256:0f', 'ghcr.io/acme/sail:7@sha256:0f'],
  ['node@sha256:0f', 'node@sha256:0f'],
])('people call %s %s', (reference, name) => expect(familiarName(reference)).toBe(name));

test('a substitute is found however the image is written, and only for the same tag and digest', () => {
  const substitution = { reference: 'docker.io/library/postgres:17', substitute: 'local/postgres:1' };
  expect(findSubstitution([substitution], 'postgres:17')).toBe(substitution);
  const others = ['postgres:18', 'postgres', 'acme/postgres:17', 'postgres:17@sha256:0f'];
  expect(others.map((image) => findSubstitution([substitution], image))).toEqual(others.map(() => undefined));
  const untagged = { reference: 'gcr.io/acme/sail', substitute: 'local/sail' };
  expect(findSubstitution([untagged], 'gcr.io/acme/sail:latest')).toBe(untagged);
});
