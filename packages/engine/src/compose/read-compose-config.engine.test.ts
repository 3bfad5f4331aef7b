// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax of compose
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../connection/engine.ts';
import { requireEngine } from '../connection/find-engine.ts';
import { readComposeConfig } from './read-compose-config.ts';

let engine: Engine;
let directory: string;

beforeAll(async () => {
  engine = await requireEngine();
  directory = await realpath(await mkdtemp(join(tmpdir(), 'seaworthy compose ')));
  await writeFile(
    join(directory, 'compose.yaml'),
    `name: harbour
services:
  quay:
    image: quay:\${TAG:?which quay}
    ports: ["127.0.0.1:18123:8123"]
    stop_grace_period: 1m30s
    secrets: [key]
    depends_on: { dredge: { condition: service_completed_successfully } }
    x-seaworthy: { slowPath: /slow }
  dredge: { image: dredge, tmpfs: /tmp }
  lamp: { image: lamp, profiles: [night] }
secrets: { key: { file: ./key } }
`,
  );
  await writeFile(join(directory, 'night.yaml'), 'services: { lamp: { image: lamp:2 } }\n');
});

afterAll(() => rm(directory, { recursive: true }));

test('a project is resolved, and what nobody looks at is kept', async () => {
  const config = await readComposeConfig(engine, { directory, env: { TAG: '7' } });
  expect(config).toMatchObject({ name: 'harbour', secrets: { key: { file: join(directory, 'key') } } });
  expect(Object.keys(config.services)).toEqual(['dredge', 'quay']);
  expect(config.services.quay).toMatchObject({
    image: 'quay:7',
    ports: [{ target: 8123, published: '18123', host_ip: '127.0.0.1', protocol: 'tcp' }],
    stop_grace_period: '1m30s',
    secrets: [{ source: 'key' }],
    depends_on: { dredge: { condition: 'service_completed_successfully', required: true } },
    'x-seaworthy': { slowPath: '/slow' },
  });
  expect(config.services.dredge?.tmpfs).toEqual(['/tmp']);
});

test('name, files and profiles are the project’s', async () => {
  const project = { directory, composeFiles: ['compose.yaml', 'night.yaml'], profiles: ['night'], projectName: 'dock' };
  const config = await readComposeConfig(engine, { ...project, env: { TAG: '7' } });
  expect([config.name, config.services.lamp?.image]).toEqual(['dock', 'lamp:2']);
});

test('variables that are missing are named all at once, although compose stops at the first', async () => {
  const files = 'services: { quay: { image: "quay:${QUAY_TAG:?which quay}", hostname: "${QUAY_HOST:?}" } }\n';
  await writeFile(join(directory, 'two.yaml'), files);
  const env = { QUAY_TAG: undefined, QUAY_HOST: undefined };
  await expect(readComposeConfig(engine, { directory, composeFiles: ['two.yaml'], env })).rejects.toMatchObject({
    code: 'CONFIGURATION_MISSING',
    message: '2 required variables have no value: QUAY_TAG, QUAY_HOST.',
  });
});

test('what compose refuses is an error of the catalogue', async () => {
  await expect(readComposeConfig(engine, { directory, env: { TAG: undefined } })).rejects.toMatchObject({
    code: 'CONFIGURATION_MISSING',
    lines: ['TAG: which quay'],
  });
  await expect(readComposeConfig(engine, { directory, composeFiles: ['none.yaml'] })).rejects.toMatchObject({
    code: 'COMPOSE_FILE_INVALID',
  });
});
