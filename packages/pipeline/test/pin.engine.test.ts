import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder, openRegistry } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { generate, pin, plan } from '../src/index.ts';

const manifest = { dependencies: { express: '5.1.0', pg: '8.16.0' }, scripts: { start: 'node main.js' } };
const project = (image: string) => ({
  'package.json': JSON.stringify(manifest),
  'package-lock.json': '{}',
  'main.js': 'new pg.Pool({ connectionString: process.env.DATABASE_URL });\nexpress().listen(4300);',
  'seaworthy.yaml': `datastores: { postgres: { image: '${image}' } }`,
  'seaworthy.lock': '{ broken',
});

test('what registries say is kept in a file, renewed on request, and stands in the generated files', async () => {
  await using registry = await openRegistry();
  const image = `${registry.host}/library/postgres:17`;
  await using folder = await makeTemporaryFolder(project(image));
  const directory = folder.path;
  const ofPostgres = async () => (await pin({ directory })).images.find(({ reference }) => reference === image);
  const inCompose = async () => {
    await generate({ directory });
    return /image: (\S*postgres\S*)/.exec(await readFile(join(directory, 'compose.yaml'), 'utf8'))?.[1];
  };
  await expect(plan({ directory })).rejects.toMatchObject({ code: 'DOCUMENT_UNUSABLE' });

  const first = registry.digest;
  expect(await ofPostgres()).toEqual({ reference: image, digest: first, state: 'new' });
  expect(await inCompose()).toBe(`${image}@${first}`);
  expect(await ofPostgres()).toEqual({ reference: image, digest: first, state: 'unchanged' });

  registry.release();
  expect(await inCompose()).toBe(`${image}@${first}`);
  expect(await ofPostgres()).toEqual({ reference: image, digest: registry.digest, state: 'renewed' });
  expect(await inCompose()).toBe(`${image}@${registry.digest}`);

  const last = registry.digest;
  await registry[Symbol.asyncDispose]();
  const reason = expect.stringMatching(/./);
  expect(await ofPostgres()).toEqual({ reference: image, digest: last, state: 'kept', reason });
  expect(await inCompose()).toBe(`${image}@${last}`);
});
