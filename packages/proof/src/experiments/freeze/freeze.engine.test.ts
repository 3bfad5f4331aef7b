import { judge } from '@seaworthy/checks';
import type { Observation, ServiceEvidence } from '@seaworthy/core/model';
import { type Engine, findSubstitution, requireEngine } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prove } from '../../prove/prove.ts';
import type { AgentImage } from '../../sources/agent-container.ts';
import { whileFrozen } from '../../sources/while-frozen.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const WITH_SHELL = 'node:22-trixie-slim';
const SERVE = "require('http').createServer((_, answer) => answer.end('ok')).listen(3000)";
const ASK = "fetch('http://127.0.0.1:3000').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))";
const asked = (words: string[]) => `{ test: ${JSON.stringify(words)}, interval: 1s }`;

/** What keeps its port open behind a shell and an init; what says yes whatever happens; what stores data. */
const STACK = `
name: frozen
services:
  always:
    image: ${NODE}
    entrypoint: [/nodejs/bin/node]
    command: ['-e', ${JSON.stringify(SERVE)}]
    healthcheck: ${asked(['CMD', '/nodejs/bin/node', '--version'])}
  behind:
    image: ${WITH_SHELL}
    init: true
    command: ['sh', '-c', ${JSON.stringify(`node -e "${SERVE}"; :`)}]
    healthcheck: ${asked(['CMD-SHELL', `node -e "${ASK}"`])}
  data:
    image: redis:8
    healthcheck: ${asked(['CMD', 'redis-cli', 'ping'])}
`;

let engine: Engine;
let agent: AgentImage;
let services: readonly ServiceEvidence[];

beforeAll(async () => {
  engine = await requireEngine();
  const substitutions = await substituteBaseImages(engine, [NODE, WITH_SHELL, 'redis:8']);
  agent = { reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE, node: '/nodejs/bin/node' };
  await using folder = await makeTemporaryFolder({ 'compose.yaml': STACK });
  const { evidence } = await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    ...{ substitutions, findAgent: async () => agent, only: ['healthHonesty', 'frozenHealth'] },
    onEvent: () => undefined,
  });
  services = evidence.services;
});

function seenOf(name: string): Observation<unknown> | undefined {
  return services.find(({ subject }) => subject.service === name)?.observations.frozenHealth;
}
const outcomeOf = (name: string) =>
  judge({ schemaVersion: 1, services: [...services] }).find(
    ({ service, check }) => service === name && check === 'dishonest-health-check',
  )?.outcome;

test('what says yes whatever happens says so while nothing runs', () => {
  expect(seenOf('always')).toMatchObject({ observed: true, value: { processes: 1, answer: { exitCode: 0 } } });
  expect(outcomeOf('always')).toBe('fail');
});

test('every process stands still, an init, a shell and its child; what asks the service notices', () => {
  expect(seenOf('behind')).toMatchObject({ observed: true, value: { processes: 3, asked: 1 } });
  expect(outcomeOf('behind')).toBe('pass');
});

test('a datastore goes on with its work afterwards', () => {
  expect(seenOf('data')).toMatchObject({ observed: true, value: { asked: 1 } });
  expect(outcomeOf('data')).toBe('pass');
});

describe('what was stopped goes on', () => {
  const name = `seaworthy-frozen-${process.pid}`;
  let id: string;
  const statesOf = async () => {
    const { stdout } = await engine.docker(['top', id, '-o', 'pid,stat']);
    return stdout
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/ +/)[1]?.[0]);
  };

  beforeAll(async () => {
    const own = ['--name', name, '--entrypoint', agent.node, agent.reference, '-e', SERVE];
    const { stdout } = await engine.docker(['run', '--detach', ...own]);
    id = stdout.trim();
  });
  afterAll(() => engine.docker(['rm', '--force', name], { reject: false }));

  test('when the work is done, and when it fails', async () => {
    expect(await whileFrozen(engine, agent, id, statesOf)).toEqual({ result: ['T'], processes: 1 });
    expect(await statesOf()).toEqual(['S']);
    const failing = whileFrozen(engine, agent, id, () => Promise.reject(new Error('the quay is gone')));
    await expect(failing).rejects.toThrow('the quay is gone');
    expect(await statesOf()).toEqual(['S']);
  });

  test('when somebody ends the agent meanwhile, and nobody believes what was seen', async () => {
    const outcome = await whileFrozen(engine, agent, id, async () => {
      const { stdout } = await engine.docker(['ps', '--quiet', '--filter', 'name=seaworthy-agent-']);
      const mine = await Promise.all(
        stdout.split('\n').map(async (agentId) => {
          const { stdout: words } = await engine.docker(['inspect', '--format', '{{json .Args}}', agentId]);
          return words.includes(id) ? [agentId] : [];
        }),
      );
      await engine.docker(['kill', ...mine.flat()]);
      return statesOf();
    });
    expect(outcome).toEqual({ reason: 'the agent was ended from outside (exit code 137)' });
    expect(await statesOf()).toEqual(['S']);
  });

  test('a container that ended can not be stopped', async () => {
    await engine.docker(['kill', name]);
    expect(await whileFrozen(engine, agent, id, statesOf)).toEqual({ reason: 'the container does not run' });
  });
});
