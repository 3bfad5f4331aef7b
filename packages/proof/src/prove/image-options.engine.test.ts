import type { ServiceEvidence } from '@seaworthy/core/model';
import { type Engine, findSubstitution, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prove } from './prove.ts';
import type { ImageTarget } from './target.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const reference = `image-options-test:${process.pid}`;
const TOKEN = 'mussel-9x-crab';
/** Says what it was given where it should not, and serves when its database can be reached with the password in its address. */
const PROGRAM = `
  const { hostname, port, password } = new URL(process.env.DATABASE_URL);
  process.title = 'tide ' + process.env.API_TOKEN + ' ' + password;
  require('net').connect(port, hostname, function () {
    this.end();
    require('http').createServer((q, s) => s.writeHead(q.url === '/up' ? 200 : 404).end()).listen(4173);
  }).on('error', (error) => { throw error; });
  process.on('SIGTERM', () => process.exit(0));`;

let engine: Engine;
let nodeImage: string;
let substitutions: Substitution[];

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, [NODE, 'postgres:17']);
  nodeImage = findSubstitution(substitutions, NODE)?.substitute ?? NODE;
  const input = `FROM ${nodeImage}\nUSER 1717\nENTRYPOINT ["/usr/bin/node"]\nCMD ["-e", "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000)"]`;
  await engine.docker(['build', '--quiet', '--tag', reference, '-'], { input });
});

afterAll(() => engine.docker(['image', 'rm', '--force', reference], { reject: false }));

async function proveImage(given: Partial<ImageTarget>, only: Parameters<typeof prove>[1]['only']) {
  const proof = await prove(engine, {
    target: { kind: 'image', reference, ...given },
    ...{ substitutions, ...(only === undefined ? {} : { only }), onEvent: () => undefined },
    findAgent: async () => ({ reference: nodeImage, node: '/nodejs/bin/node' }),
  });
  const left = await engine.docker(['ps', '--all', '--quiet', '--filter', 'name=image-options-test-prove']);
  expect(left.stdout).toBe('');
  return proof;
}

const seenOf = (service: ServiceEvidence | undefined, kind: keyof ServiceEvidence['observations']) => {
  const observation = service?.observations[kind];
  return observation?.observed ? observation.value : observation;
};

test('an image with a port, a route, variables, a command and a database beside it; no secret is told', async () => {
  const environment = { API_TOKEN: TOKEN, DATABASE_URL: '${POSTGRES_URL}', MODE: 'slow $tide' };
  const { evidence, startFailure } = await proveImage(
    {
      ...{ ports: [4173, 9091], healthPath: '/up', beside: ['postgres:17'], environment },
      command: ['-e', PROGRAM.replaceAll('\n', ' ')],
    },
    ['start', 'processes', 'listeningPorts'],
  );
  expect(startFailure).toBeUndefined();
  const [service, ...others] = evidence.services;
  expect(others).toEqual([]);
  expect(service?.subject).toMatchObject({ port: 4173, healthPath: '/up', listens: true, run: { refused: [] } });
  expect(service?.subject.run?.command).toContain(
    "--network image-options-test --env API_TOKEN --env DATABASE_URL --env 'MODE=slow $tide' --publish",
  );
  expect(seenOf(service, 'start')).toMatchObject({ observedBy: 'http', healthyMs: expect.any(Number) });
  expect(seenOf(service, 'listeningPorts')).toMatchObject({ declared: [4173, 9091] });
  expect(evidence.topology?.services).toEqual([
    expect.objectContaining({ service: 'image-options-test', role: 'service' }),
    expect.objectContaining({ service: 'postgres', role: 'datastore' }),
  ]);
  const text = JSON.stringify(evidence);
  expect(text).toContain('tide [redacted 14 characters] [redacted 32 characters]');
  expect(text).not.toContain(TOKEN);
});

test('a worker: what needs a port does not apply, and its end is judged', async () => {
  const { evidence } = await proveImage({}, ['start', 'shutdown', 'drain']);
  const [service] = evidence.services;
  expect(service?.subject).toMatchObject({ shape: 'worker', listens: false });
  expect(seenOf(service, 'start')).toMatchObject({ observed: false, applicable: false });
  expect(seenOf(service, 'drain')).toMatchObject({ observed: false, applicable: false });
  expect(seenOf(service, 'shutdown')).toMatchObject({ exitCode: 0, killed: false });
});

test('a job is no failure to start; a program without its variable is one, which names it', async () => {
  const job = await proveImage({ command: ['-e', '0'] }, ['start', 'processes', 'mounts']);
  expect(job.startFailure).toBeUndefined();
  expect(job.evidence.services[0]?.subject).toMatchObject({ shape: 'job', listens: false });
  expect(seenOf(job.evidence.services[0], 'start')).toMatchObject({ applicable: false });
  expect(seenOf(job.evidence.services[0], 'mounts')).toMatchObject({ reason: expect.stringContaining('It is a job') });

  const needy = await proveImage({ command: ['-e', "throw new Error('TIDE_KEY is not set')"] }, ['start']);
  expect(needy.startFailure).toMatchObject({
    code: 'ENVIRONMENT_VARIABLE_MISSING',
    fix: expect.stringContaining('--env TIDE_KEY=…'),
  });
});
