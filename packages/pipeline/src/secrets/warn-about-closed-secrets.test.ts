import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, SecretPlan } from '@seaworthy/core/model';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { openTarget } from '../target/open-target.ts';
import { warnAboutClosedSecrets } from './warn-about-closed-secrets.ts';

const secret = (name: string, delivery: SecretPlan['delivery'] = 'file'): SecretPlan => ({
  ...{ name, delivery, generated: false, required: true },
});

test.runIf(process.platform === 'linux')('a secret file that no container could read is named', async () => {
  const files = ['pilot_token', 'keel_key', 'quay_key'];
  await using folder = await makeTemporaryFolder(Object.fromEntries(files.map((name) => [`.secrets/${name}`, 'x'])));
  await chmod(join(folder.path, '.secrets/pilot_token'), 0o600);
  await chmod(join(folder.path, '.secrets/keel_key'), 0o644);
  await chmod(join(folder.path, '.secrets/quay_key'), 0o600);
  const secrets = [secret('PILOT_TOKEN'), secret('KEEL_KEY'), secret('QUAY_KEY', 'environment'), secret('NOT_THERE')];
  const said: string[] = [];
  await warnAboutClosedSecrets(await openTarget(folder.path), { secrets } as Plan, (event) => {
    if (event.type === 'notice') said.push(event.message);
  });
  expect(said).toEqual([
    expect.stringMatching(/^Only you can read \.secrets\/pilot_token, .*chmod 644 \.secrets\/pilot_token /),
  ]);
});
