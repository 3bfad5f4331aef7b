import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, SecretPlan } from '@seaworthy/core/model';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { openTarget } from '../target/open-target.ts';
import { ensureSecrets } from './ensure-secrets.ts';

const secret = (name: string, change: Partial<SecretPlan>): SecretPlan => ({
  name,
  generated: false,
  required: true,
  delivery: 'file',
  ...change,
});
const secrets = [
  secret('HARBOUR_PASSWORD', { generated: true }),
  secret('PILOT_TOKEN', { required: false }),
  secret('KEEL_KEY', {}),
  secret('QUAY_PASSWORD', { generated: true, delivery: 'environment' }),
  secret('BERTH_PASSWORD', { generated: true, delivery: 'environment' }),
  secret('SESSION_SECRET', { delivery: 'environment' }),
];

test('what nobody has to know is made once; what a person knows is left to them', async () => {
  await using folder = await makeTemporaryFolder();
  await writeFile(join(folder.path, '.env'), 'BERTH_PASSWORD=known\n');
  const target = await openTarget(folder.path);
  const notices: unknown[] = [];
  const run = () => ensureSecrets(target, { secrets } as Plan, (event) => notices.push(event));
  const first = await run();
  const made = async (name: string) => readFile(join(folder.path, '.secrets', name), 'utf8');
  expect(await readdir(join(folder.path, '.secrets'))).toEqual([
    '.gitignore',
    'harbour_password',
    'pilot_token',
    'quay_password',
  ]);
  expect(await made('harbour_password')).toMatch(/^[0-9a-f]{48}$/);
  expect(await made('pilot_token')).toBe('');
  expect(first).toEqual({ QUAY_PASSWORD: await made('quay_password') });
  expect(await run()).toEqual(first);
  expect(notices).toHaveLength(1);
});
