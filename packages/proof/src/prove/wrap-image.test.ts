import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wrapImage } from './wrap-image.ts';

test('the project runs the image with the flags that it stands, and asks it at its port', async () => {
  const flags = [
    { args: ['--memory', '512m'], compose: { mem_limit: '512m' } },
    { args: ['--read-only', '--tmpfs', '/tmp'], compose: { read_only: true, tmpfs: ['/tmp'] } },
    { args: ['--tmpfs', '/run'], compose: { tmpfs: ['/run'] } },
  ];
  await using wrapped = await wrapImage({ reference: 'quay.example/pier:7' }, { flags, port: 4173 });
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

test('what was given for the image is in its project, and what it needs beside it', async () => {
  const target = {
    ...{ reference: 'pier:7', ports: [4173, 9091], healthPath: '/up', command: ['node', 'pier.js'] },
    environment: { PRICE: '5$ or ${X}' },
  };
  const db = { name: 'db', variables: {}, service: { image: 'db:1', healthcheck: { test: ['CMD', 'ask'] } } };
  const companions = [db, { name: 'mail', variables: {}, service: { image: 'mail' } }];
  await using wrapped = await wrapImage(target, { flags: [], port: 4173, companions });
  expect(wrapped.services).toEqual(['pier']);
  expect(JSON.parse(await readFile(join(wrapped.directory, 'compose.yaml'), 'utf8')).services).toEqual({
    pier: {
      ...{ image: 'pier:7', command: ['node', 'pier.js'], expose: ['4173', '9091'] },
      environment: { PRICE: '5$$ or $${X}' },
      depends_on: { db: { condition: 'service_healthy' }, mail: { condition: 'service_started' } },
      'x-seaworthy': { port: 4173, readiness: '/up' },
    },
    db: db.service,
    mail: { image: 'mail' },
  });
});
