import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceConfigurationSchema } from '@seaworthy/core/model';
import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { checks } from './checks.gen.ts';
import type { Check } from './define-check.ts';
import { fixFor } from './fix-for.ts';

const inFile = 'Set `mem_limit:` on the service.';
const settings = [
  { key: 'memory', to: 'a number of MiB' },
  { key: 'pids', to: 'a number of processes' },
] as const;

test('in files of somebody else it is mended there', () => {
  expect(fixFor({ settings }, subject(), inFile)).toBe(inFile);
});

test('in a file that Seaworthy wrote, the setting behind it is named', () => {
  expect(fixFor({ settings }, subject({ settings: 'services.shop' }), inFile)).toBe(
    'In seaworthy.yaml, set `services.shop.memory` to a number of MiB, or set `services.shop.pids` to a number of processes; then run `seaworthy generate`.',
  );
});

test('of a datastore only what can be said of one', () => {
  const store = subject({ shape: 'datastore', settings: 'datastores.postgres' });
  expect(fixFor({ settings }, store, inFile)).toBe(
    'In seaworthy.yaml, set `datastores.postgres.memory` to a number of MiB; then run `seaworthy generate`.',
  );
  const ofStores = (['memory', 'cpus', 'version'] as const).map((key) => ({ key, to: 'more' }));
  for (const setting of ofStores) {
    expect(fixFor({ settings: [setting] }, store, inFile)).toContain(`\`datastores.postgres.${setting.key}\` to more`);
  }
  expect(fixFor({ settings: [] }, store, inFile)).toContain('`seaworthy generate --force`');
});

test('what the program itself has to do is said whoever wrote the files', () => {
  expect(fixFor({}, subject({ settings: 'services.shop' }), 'Handle SIGTERM.')).toBe('Handle SIGTERM.');
});

const all = Object.values(checks) as unknown as Check[];
const keys = Object.keys(serviceConfigurationSchema.shape);

test.each(all.map((check) => [check.id, check] as const))('%s names settings that there are', (_, check) => {
  expect(keys).toEqual(expect.arrayContaining((check.settings ?? []).map(({ key }) => key)));
});

test('a check whose fix names what stands in a generated file says what is behind it', () => {
  const without = all
    .filter(({ settings: declared }) => declared === undefined)
    .filter(({ id }) => {
      const text = readFileSync(join(import.meta.dirname, `checks/${id}.ts`), 'utf8');
      const fixes = [...text.matchAll(/fix: *(['"`].*)$/gm)].map(([, fix]) => fix).join(' ');
      return /on the service|in compose|`(USER|CMD|ENTRYPOINT|RUN|healthcheck|ports|NODE_OPTIONS)\b/.test(fixes);
    })
    .map(({ id }) => id);
  expect(without).toEqual([]);
});
