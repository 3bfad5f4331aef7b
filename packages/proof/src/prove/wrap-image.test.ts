import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serviceName, wrapImage } from './wrap-image.ts';

test.each([
  ['ghcr.io/acme/Shop:1.2', 'shop'],
  ['localhost:5000/web@sha256:12ab', 'web'],
  ['registry.example:443/a/b_c.d', 'b_c-d'],
  ['postgres', 'postgres'],
])('%s is called %s', (reference, name) => expect(serviceName(reference)).toBe(name));

test('the project runs the image with the flags that it stands, and asks it at its port', async () => {
  const flags = [
    { args: ['--memory', '512m'], compose: { mem_limit: '512m' } },
    { args: ['--read-only', '--tmpfs', '/tmp'], compose: { read_only: true, tmpfs: ['/tmp'] } },
    { args: ['--tmpfs', '/run'], compose: { tmpfs: ['/run'] } },
  ];
  await using wrapped = await wrapImage('quay.example/pier:7', { flags, port: 4173 });
  expect(JSON.parse(await readFile(join(wrapped.directory, 'compose.yaml'), 'utf8'))).toEqual({
    name: 'pier',
    services: {
      pier: {
        ...{ image: 'quay.example/pier:7', mem_limit: '512m', read_only: true, tmpfs: ['/tmp', '/run'] },
        'x-seaworthy': { port: 4173 },
      },
    },
  });
});
