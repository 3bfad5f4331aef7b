import { fileURLToPath } from 'node:url';
import type { ServiceEvidence } from '@seaworthy/core/model';
import { type Engine, findSubstitution, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { beforeAll, expect, test } from 'vitest';
import { prove } from './prove.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const server = fileURLToPath(new URL('../../../../fixtures/images/server/', import.meta.url));
let engine: Engine;
let substitutions: Substitution[];

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, [NODE]);
});

const PROGRAM =
  "require('net').connect(3000, 'web', () => require('http').createServer((q, s) => s.end('ok')).listen(process.env.PORT))";

const FILES = {
  'compose.yaml': `
name: forms
include: [parts/mail.yaml]
x-limits: &limits { mem_limit: "\${MEMORY}", pids_limit: 73 }
services:
  web: { <<: *limits, build: ${server}, expose: ['3000'], networks: [shared], env_file: [web.env] }
  api:
    extends: { file: base.yaml, service: program }
    depends_on: [web]
    networks: [shared]
    environment: { PORT: '4173' }
    x-seaworthy: { port: 4173 }
  sweeper:
    extends: { file: base.yaml, service: program }
    command: [-e, 'setInterval(() => {}, 1000)']
    profiles: [night]
    x-seaworthy: { shape: worker }
  never: { image: 'nowhere.invalid/never:1' }
networks: { shared: { external: true, name: no-such-network-anywhere } }
`,
  '.env': 'MEMORY=203m\n',
  'web.env': 'MODE=from a file\n',
  'base.yaml': `services: { program: { image: ${NODE}, entrypoint: [/usr/bin/node], command: [-e, "${PROGRAM}"] } }`,
  'parts/mail.yaml': `services: { mail: { image: ${NODE}, entrypoint: [/usr/bin/node], command: [-e, 'setInterval(() => {}, 1000)'] } }`,
};

const seenOf = (service: ServiceEvidence | undefined, kind: keyof ServiceEvidence['observations']) => {
  const observation = service?.observations[kind];
  return observation?.observed ? observation.value : observation;
};

test('some services of a file that is put together in every way, on a network that is elsewhere', async () => {
  await using folder = await makeTemporaryFolder(FILES);
  const notices: string[] = [];
  const { evidence, startFailure } = await prove(engine, {
    target: {
      ...{ kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
      ...{ services: ['api', 'sweeper', 'mail'], profiles: ['night'] },
    },
    substitutions,
    findAgent: async () => ({
      reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE,
      node: '/nodejs/bin/node',
    }),
    only: ['limits', 'start', 'listeningPorts', 'health'],
    onEvent: (event) => {
      if (event.type === 'notice') notices.push(event.message);
    },
  });
  expect(startFailure).toBeUndefined();
  expect(notices).toEqual([expect.stringContaining('The network shared is external')]);
  const [api, mail, sweeper] = evidence.services;
  expect(evidence.services.map(({ subject }) => [subject.service, subject.shape, subject.listens])).toEqual([
    ['api', 'service', true],
    ['mail', 'service', true],
    ['sweeper', 'worker', false],
  ]);
  // It answers only when it has reached what is started beside it.
  expect(seenOf(api, 'start')).toMatchObject({ observedBy: 'http', healthyMs: expect.any(Number) });
  expect(seenOf(mail, 'start')).toMatchObject({ applicable: true });
  expect(seenOf(sweeper, 'start')).toMatchObject({ applicable: false });
  expect(evidence.topology?.services.map(({ service }) => service)).toEqual(['api', 'mail', 'sweeper', 'web']);
  const left = await engine.docker(['ps', '--all', '--quiet', '--filter', 'name=forms-prove']);
  expect(left.stdout).toBe('');
});
