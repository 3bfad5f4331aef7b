import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFixtures } from '@seaworthy/testkit/core';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

// As Docker Compose 2.26 carries it (Apache-2.0). Its `$schema` names draft 7 by an address that no validator knows.
const { $schema: _, ...schema } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/compose-spec.schema.json'), 'utf8'),
);
// Formats of the specification's own, which it checks in its loader: `docker compose config` holds the files against those.
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: { ports: true, expose: true, duration: true, subnet_ip_address: true },
});
const validate = ajv.compile(schema);
const read = (path: string): Record<string, unknown> => parse(readFileSync(path, 'utf8'), { merge: true });

const files = [
  ...listFixtures().map(({ framework, variant, folder }) => ({
    name: `${framework}/${variant}`,
    path: join(folder, 'expect/files/compose.yaml'),
  })),
  { name: 'examples/todo', path: join(import.meta.dirname, '../../generate/fixtures/todo/compose.yaml') },
];

test.each(files)('$name: compose.yaml is one by the Compose Specification', ({ path }) => {
  validate(read(path));
  expect(validate.errors ?? []).toEqual([]);
});

test('what the specification does not know is refused', () => {
  const [first] = files;
  const { services } = read(first?.path ?? '') as { services: Record<string, object> };
  const [name = '', service] = Object.entries(services)[0] ?? [];
  validate({ services: { [name]: { ...service, helthcheck: {} } } });
  expect(validate.errors?.map(({ instancePath, params }) => [instancePath, params])).toEqual([
    [`/services/${name}`, { additionalProperty: 'helthcheck' }],
  ]);
});
