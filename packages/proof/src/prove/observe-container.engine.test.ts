import { judge } from '@seaworthy/checks';
import { type Engine, findSubstitution, inspectContainer, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownContainers } from '../sources/own-containers.ts';
import { prove } from './prove.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const name = `observe-container-test-${process.pid}`;
const SERVE = "require('http').createServer((q, s) => { console.log(q.url); s.end('ok') }).listen(4173)";

let engine: Engine;
let nodeImage: string;
let substitutions: Substitution[];

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, [NODE]);
  nodeImage = findSubstitution(substitutions, NODE)?.substitute ?? NODE;
  await engine.docker([
    ...['run', '--detach', '--name', name, '--publish', '127.0.0.1::4173', '--user', '0', '--memory', '203m'],
    ...['--health-cmd', '/usr/bin/node -e 0', '--health-interval', '1h', '--read-only'],
    ...['--entrypoint', '/usr/bin/node', nodeImage, '-e', SERVE],
  ]);
});

afterAll(() => engine.docker(['rm', '--force', '--volumes', name], { reject: false }));

const observe = (container: string) =>
  prove(engine, {
    target: { kind: 'container', container },
    substitutions,
    findAgent: async () => ({ reference: nodeImage, node: '/nodejs/bin/node' }),
    onEvent: () => undefined,
  });

/** All that would be different if anybody had touched it. */
async function stateOf() {
  const found = await inspectContainer(engine, name);
  const [own, changed, log, processes] = await Promise.all([
    ownContainers(engine),
    engine.docker(['diff', name]),
    engine.docker(['logs', name]),
    engine.docker(['top', name, '-o', 'pid,args']),
  ]);
  const { Pid, StartedAt, Status } = found?.State ?? {};
  return {
    ...{ Pid, StartedAt, Status, restarts: found?.RestartCount, own, changed: changed.stdout },
    ...{ requests: log.stdout, processes: processes.stdout },
  };
}

test('a container that runs is judged by what it is, and is the same afterwards', async () => {
  const before = await stateOf();
  expect(before.own).toEqual([]);
  const { evidence } = await observe(name);
  expect(await stateOf()).toEqual(before);
  const [service] = evidence.services;
  expect(service?.subject).toMatchObject({ service: name, image: nodeImage, port: 4173 });
  const verdicts = Object.fromEntries(judge(evidence).map(({ check, outcome }) => [check, outcome]));
  expect(verdicts).toMatchObject({
    ...{ 'root-user': 'fail', 'missing-memory-limit': 'pass', 'missing-cpu-limit': 'fail' },
    ...{ 'writable-root-filesystem': 'pass', 'missing-health-check': 'pass', 'undeclared-port': 'pass' },
    ...{ 'leaked-secret': 'pass', 'slow-shutdown': 'not-applicable', 'dropped-request': 'not-applicable' },
    ...{ 'slow-start': 'not-applicable', 'dishonest-health-check': 'not-applicable', 'heap-share': 'not-applicable' },
  });
  expect(judge(evidence).find(({ check }) => check === 'slow-shutdown')?.message).toContain('only looked at');
});

test('what does not run, and what is not there, is said with what to type', async () => {
  await expect(observe('no-such-pier')).rejects.toMatchObject({
    code: 'INVALID_USAGE',
    message: expect.stringContaining(name),
  });
  const made = `${name}-made`;
  await engine.docker(['create', '--name', made, nodeImage]);
  try {
    await expect(observe(made)).rejects.toMatchObject({
      code: 'INVALID_USAGE',
      fix: expect.stringContaining(`seaworthy prove ${nodeImage}`),
    });
  } finally {
    await engine.docker(['rm', '--force', made]);
  }
});

test('a word that names a container and no image is told so', async () => {
  await expect(
    prove(engine, {
      target: { kind: 'image', reference: name },
      ...{ substitutions, findAgent: async () => undefined, onEvent: () => undefined },
    }),
  ).rejects.toMatchObject({ code: 'INVALID_USAGE', fix: expect.stringContaining(`--container ${name}`) });
});
