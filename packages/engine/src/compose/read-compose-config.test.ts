import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { createEngine } from '../connection/engine.ts';
import { readComposeConfig } from './read-compose-config.ts';

/** An engine whose client is this shell program. */
function engineOf(folder: string) {
  const env = { PATH: `${folder}:${process.env.PATH}`, QUAY: folder };
  const address = { strategy: 'quay', endpoint: 'unix:///quay.sock', env };
  return createEngine(address, { version: '7', apiVersion: '1.45', os: 'linux', architecture: 'amd64' });
}

test('compose gets a deadline for resolving a project, and the client is ended then', async () => {
  await using folder = await makeTemporaryFolder({
    'compose.yaml': 'services: { quay: { image: quay } }\n',
    docker: '#!/bin/sh\necho $$ > "$QUAY/asked"\nexec sleep 77\n',
  });
  await chmod(join(folder.path, 'docker'), 0o755);
  const began = performance.now();
  await expect(readComposeConfig(engineOf(folder.path), { directory: folder.path }, 900)).rejects.toMatchObject({
    code: 'COMPOSE_FILE_INVALID',
    message: expect.stringContaining('compose did not resolve it within 0.9 s'),
  });
  expect(performance.now() - began).toBeLessThan(20_000);
  const client = Number(await readFile(join(folder.path, 'asked'), 'utf8'));
  expect(() => process.kill(client, 0)).toThrow('ESRCH');
});

test('what compose would wait for is refused before it is asked', async () => {
  await using folder = await makeTemporaryFolder({
    'compose.yaml': 'services: { quay: { image: quay, env_file: [/dev/zero] } }\n',
    docker: '#!/bin/sh\ntouch "$QUAY/asked"\n',
  });
  await chmod(join(folder.path, 'docker'), 0o755);
  await expect(readComposeConfig(engineOf(folder.path), { directory: folder.path })).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
  });
  await expect(readFile(join(folder.path, 'asked'))).rejects.toThrow('ENOENT');
});
