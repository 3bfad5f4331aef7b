import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, SecretPlan } from '@seaworthy/core/model';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { openTarget } from '../target/open-target.ts';
import { ensureSecrets, keepSecret } from './ensure-secrets.ts';

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
  const notices: string[] = [];
  const run = () =>
    ensureSecrets(target, { secrets } as Plan, (event) => event.type === 'notice' && notices.push(event.message));
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
  expect(notices).toEqual([
    'Made for this machine, with random content: .secrets/harbour_password, .secrets/quay_password',
    'Made empty, which means "not set": .secrets/pilot_token. Write the value into the file to use it.',
  ]);
  const modeOf = async (path: string) => (await stat(join(folder.path, path))).mode & 0o777;
  expect(await modeOf('.secrets')).toBe(0o700);
  // Containers run as users of their own and read it; its owner can write it.
  expect([await modeOf('.secrets/pilot_token'), await modeOf('.secrets/harbour_password')]).toEqual([0o644, 0o644]);
  await keepSecret(target, { path: '.secrets/session_secret' }, 'asked for');
  expect(await run()).toEqual({ ...first, SESSION_SECRET: 'asked for' });
  expect(await modeOf('.secrets/session_secret')).toBe(0o644);
});

test('what `.env` names without a value is made, as compose would have none either', async () => {
  await using folder = await makeTemporaryFolder({ '.env': 'QUAY_PASSWORD="" # later\nBERTH_PASSWORD=known\n' });
  const made = await ensureSecrets(await openTarget(folder.path), { secrets } as Plan, () => undefined);
  expect(Object.keys(made)).toEqual(['QUAY_PASSWORD']);
});
