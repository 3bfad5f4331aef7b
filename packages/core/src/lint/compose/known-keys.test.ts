import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serviceKeys, topKeys } from './known-keys.ts';

test("every key of the specification's schema is known", () => {
  const file = join(import.meta.dirname, '../../targets/compose/fixtures/compose-spec.schema.json');
  const { definitions, properties } = JSON.parse(readFileSync(file, 'utf8'));
  const keys = Object.keys(definitions.service.properties);
  expect(keys.length).toBeGreaterThan(50);
  expect(keys.filter((key) => !serviceKeys.has(key))).toEqual([]);
  expect(Object.keys(properties).filter((key) => !topKeys.has(key))).toEqual([]);
});
