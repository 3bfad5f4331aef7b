import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge } from '@seaworthy/checks';
import { evidenceSchema, type ServiceEvidence } from '@seaworthy/core/model';
import { type Engine, findSubstitution, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prove } from './prove.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const server = fileURLToPath(new URL('../../../../fixtures/images/server/', import.meta.url));
let engine: Engine;
let substitutions: Substitution[];
let nodeImage: string;
let folder: string;

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, [NODE, 'postgres:17']);
  nodeImage = findSubstitution(substitutions, NODE)?.substitute ?? NODE;
  folder = await mkdtemp(join(tmpdir(), 'seaworthy prove test '));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function proveFile(text: string, only?: Parameters<typeof prove>[1]['only'], signal?: AbortSignal) {
  await writeFile(join(folder, 'compose.yaml'), text);
  return prove(engine, {
    target: { kind: 'compose', directory: folder, files: ['compose.yaml'] },
    ...{ substitutions, findAgent, onEvent: () => undefined },
    ...(only === undefined ? {} : { only }),
    ...(signal === undefined ? {} : { signal }),
  });
}

const findAgent = async () => ({ reference: nodeImage, node: '/nodejs/bin/node' });

/** Everything that carries the project's name in its labels. */
async function leftOvers(project: string): Promise<string[]> {
  const filter = ['--filter', `label=com.docker.compose.project`, '--format', '{{.Labels}}'];
  const lists = await Promise.all([
    engine.docker(['ps', '--all', ...filter]),
    engine.docker(['network', 'ls', ...filter]),
    engine.docker(['volume', 'ls', ...filter]),
  ]);
  return lists.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line.includes(`project=${project}-prove-`)));
}

const seenOf = (service: ServiceEvidence | undefined, kind: keyof ServiceEvidence['observations']) => {
  const observation = service?.observations[kind];
  return observation?.observed ? observation.value : observation?.reason;
};

test('a stack: dependencies, a datastore, a one-time job, an internal network; and it leaves nothing', async () => {
  await writeFile(join(folder, 'server.mjs'), await readFile(`${server}server.mjs`, 'utf8'));
  const { evidence } = await proveFile(`
name: whelk
services:
  shop:
    image: ${NODE}
    entrypoint: [/usr/bin/node]
    command: [/srv/server.mjs]
    volumes: ['./server.mjs:/srv/server.mjs:ro']
    environment: { PORT: '4173' }
    expose: ['4173']
    user: '1717'
    networks: [back]
    mem_limit: 203m
    pids_limit: 73
    cpus: 0.6
    depends_on: { db: { condition: service_healthy }, seed: { condition: service_completed_successfully } }
    x-seaworthy: { readiness: /health }
  seed:
    image: ${NODE}
    entrypoint: [/usr/bin/node]
    command: [-e, '0']
  db:
    image: postgres:17
    networks: [back]
    environment: { POSTGRES_PASSWORD: test-only }
    ports: ['127.0.0.1:25999:5432']
    healthcheck: { test: [CMD, pg_isready, --host=127.0.0.1], interval: 30s, retries: 3 }
    volumes: ['data:/var/lib/postgresql/data']
networks: { back: { internal: true } }
volumes: { data: {} }
`);
  expect(evidenceSchema.parse(evidence)).toEqual(evidence);
  const [db, shop] = evidence.services;
  expect(evidence.services.map(({ subject }) => [subject.service, subject.shape, subject.port])).toEqual([
    ['db', 'datastore', 5432],
    ['shop', 'service', 4173],
  ]);
  expect(seenOf(shop, 'limits')).toEqual({ memoryBytes: 203 * 2 ** 20, cpus: 0.6, pids: 73 });
  // One for each time that it was started, and nothing else.
  const processes = seenOf(shop, 'processes') as readonly object[];
  const own = expect.objectContaining({ pid: 1, uid: 1717, seccomp: 'filter' });
  expect(processes).toEqual(processes.map(() => own));
  expect(processes).not.toEqual([]);
  expect(seenOf(shop, 'mounts')).toEqual({ rootReadOnly: false, writable: [] });
  expect(seenOf(shop, 'heap')).toEqual({ limitBytes: expect.any(Number), containerBytes: 203 * 2 ** 20 });
  expect(seenOf(shop, 'init')).toMatchObject({ reapsZombies: false, forwardsSignals: true });
  expect(seenOf(shop, 'start')).toMatchObject({ observedBy: 'http', healthyMs: expect.any(Number) });
  expect(seenOf(shop, 'shutdown')).toMatchObject({ signal: 'SIGTERM', exitCode: 0, killed: false, graceMs: 10_000 });
  expect(seenOf(shop, 'drain')).toMatchObject({ inFlight: expect.any(Number), inFlightLost: 0 });
  expect(seenOf(db, 'health')).toMatchObject({ declared: true, status: 'healthy' });
  expect(seenOf(db, 'exposure')).toEqual({
    ports: [{ containerPort: 5432, protocol: 'tcp', hostAddress: '127.0.0.1', hostPort: 25_999 }],
  });
  expect(seenOf(db, 'drain')).toBe('A datastore serves no HTTP requests.');
  expect(seenOf(db, 'heap')).toBe('No process of this service is Node.js.');
  expect(await leftOvers('whelk')).toEqual([]);
});

test('an image: run with the recommended flags, which stand in the evidence', async () => {
  const tag = `seaworthy-prove-test:${process.pid}`;
  await engine.docker(['build', '--quiet', '--tag', tag, '-'], {
    input: `FROM ${nodeImage}\nEXPOSE 4173\nENTRYPOINT ["/usr/bin/node"]\nCMD ["-e", "require('http').createServer((q, s) => s.end()).listen(4173)"]`,
  });
  try {
    const { evidence } = await prove(engine, {
      target: { kind: 'image', reference: tag },
      ...{ substitutions, findAgent, only: ['limits', 'mounts', 'start', 'imageConfig'], onEvent: () => undefined },
    });
    const [service] = evidence.services;
    expect(service?.subject).toMatchObject({ service: 'seaworthy-prove-test', language: 'node', port: 4173 });
    expect(seenOf(service, 'limits')).toEqual({ memoryBytes: 512 * 2 ** 20, cpus: 1, pids: 256 });
    expect(seenOf(service, 'mounts')).toMatchObject({ rootReadOnly: true });
    expect(service?.subject.run).toMatchObject({ refused: [], command: expect.stringContaining('--cap-drop ALL') });
    expect(seenOf(service, 'start')).toMatchObject({ healthyMs: expect.any(Number) });
    expect(seenOf(service, 'imageConfig')).toMatchObject({ entrypoint: ['/usr/bin/node'] });
    expect(seenOf(service, 'shutdown')).toBe('It was not asked for.');
  } finally {
    await engine.docker(['image', 'rm', '--force', tag], { reject: false });
  }
});

test('services that nobody reaches, and one that never ends its answer: each ends early and is told why', async () => {
  const service = (program: string) => `
    image: ${NODE}
    entrypoint: [/usr/bin/node]
    command: [-e, "require('http').createServer(${program}"]
    expose: ['4173']
    x-seaworthy: { readiness: /health, budgets: { startSeconds: 20 } }`;
  const began = performance.now();
  const { evidence } = await proveFile(
    `
name: cockle
services:
  drops:${service("(q, s) => { s.writeHead(200); setInterval(() => s.write('.'), 50); }).listen(4173)")}
  elsewhere:${service('(q, s) => s.end()).listen(7070)')}
  inside:${service("(q, s) => s.end()).listen(4173, '127.0.0.1')")}
`,
    ['start'],
  );
  const messages = judge(evidence).flatMap(({ check, service: name, outcome, message }) =>
    check === 'slow-start' ? [`${name} ${outcome}: ${message.replaceAll(/within [\d.]+ s/g, 'in time')}`] : [],
  );
  expect(messages).toEqual([
    // A busy machine may be why no whole answer came; where it listens is certain.
    expect.stringMatching(
      /^drops (fail|unknown): It gave no healthy answer in time: the last that came was a body that did not end in time\./,
    ),
    'elsewhere fail: It gave no healthy answer in time: it listens on 7070, not on 4173.',
    'inside fail: It gave no healthy answer in time: it listens on 127.0.0.1 only, at port 4173: nobody outside its container gets there.',
  ]);
  expect(performance.now() - began).toBeLessThan(90_000);
  expect(await leftOvers('cockle')).toEqual([]);
});

test('a service that crashes at its start is unknown where it was not seen, with what it said', async () => {
  const { evidence } = await proveFile(`
name: limpet
services:
  shop:
    image: ${NODE}
    entrypoint: [/usr/bin/node]
    command: [-e, 'throw new Error("no such harbour")']
    expose: ['4173']
    restart: always
`);
  const [service] = evidence.services;
  expect(seenOf(service, 'processes')).toBe(
    'The service does not run: it ended with exit code 1, and said: Error: no such harbour',
  );
  const outcomes = new Map(judge(evidence).map(({ check, outcome }) => [check, outcome]));
  expect([outcomes.get('root-user'), outcomes.get('slow-start'), outcomes.get('lost-in-flight-request')]).toEqual([
    ...['unknown', 'fail', 'unknown'],
  ]);
  expect(await leftOvers('limpet')).toEqual([]);
});

test('an interruption leaves nothing', async () => {
  const stop = new AbortController();
  const running = proveFile(
    `
name: cockle
services:
  shop:
    image: ${NODE}
    entrypoint: [/usr/bin/node]
    command: [-e, 'setInterval(() => {}, 1000)']
    expose: ['4173']
    volumes: ['data:/data']
volumes: { data: {} }
`,
    ['processes', 'start', 'shutdown'],
    stop.signal,
  );
  setTimeout(() => stop.abort(), 3000);
  await expect(running).rejects.toThrow(/abort/i);
  expect(await leftOvers('cockle')).toEqual([]);
});

test('a compose file that compose refuses is an error of the catalogue', async () => {
  await expect(proveFile('services: { shop: { imag: x } }')).rejects.toMatchObject({ code: 'COMPOSE_FILE_INVALID' });
});
