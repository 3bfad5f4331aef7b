import { fileURLToPath } from 'node:url';
import { judge } from '@seaworthy/checks';
import { type Engine, findSubstitution, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { beforeAll, expect, test } from 'vitest';
import { prove } from '../../prove/prove.ts';

const server = fileURLToPath(new URL('../../../../../fixtures/images/server/', import.meta.url));
let engine: Engine;
let substitutions: Substitution[];
const NODE = 'gcr.io/distroless/nodejs22-debian13';

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, [NODE]);
});

function nodeOfAgent() {
  return { reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE, node: '/nodejs/bin/node' };
}

/** Proves one server for each environment, named by its first value, and returns what became of requests in flight. */
async function drains(
  environments: Record<string, object>,
  { more = {}, agent = false }: { more?: Record<string, string>; agent?: boolean } = {},
) {
  const services = Object.entries(environments).map(
    ([name, environment]) =>
      `  ${name}:\n    build: ${server}\n    expose: ['3000']\n    x-seaworthy: { readiness: /health${more[name] ?? ''} }\n    environment: ${JSON.stringify(environment)}\n`,
  );
  await using folder = await makeTemporaryFolder({ 'compose.yaml': `name: buoy\nservices:\n${services.join('')}` });
  const { evidence } = await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    ...{ substitutions, findAgent: async () => (agent ? nodeOfAgent() : undefined), only: ['drain', 'shutdown'] },
    onEvent: () => undefined,
  });
  const verdicts = judge(evidence).filter(({ check }) => check === 'lost-in-flight-request');
  return {
    drainOf: (name: string) => evidence.services.find(({ subject }) => subject.service === name)?.observations.drain,
    shutdownOf: (name: string) =>
      evidence.services.find(({ subject }) => subject.service === name)?.observations.shutdown,
    outcomes: Object.fromEntries(verdicts.map(({ service, outcome }) => [service, outcome])),
    messages: Object.fromEntries(verdicts.map(({ service, message }) => [service, message])),
  };
}

test('an answer that is none counts as lost: 404, 501, empty, cut short', async () => {
  const lies = ['404', '501', 'empty', 'cut'];
  const { outcomes } = await drains(
    Object.fromEntries(lies.map((lie) => [`lie-${lie}`, { ON_TERM: 'drain', LYING_ANSWER: lie }])),
  );
  expect(outcomes).toEqual(Object.fromEntries(lies.map((lie) => [`lie-${lie}`, 'fail'])));
});

test('without an agent, a server that only knows GET is proven where it waits for headers; else the reason names a slow route', async () => {
  const { outcomes, messages, drainOf } = await drains({
    keeps: { ON_TERM: 'drain', GET_ONLY: '1' },
    drops: { ON_TERM: 'exit', GET_ONLY: '1' },
  });
  expect(outcomes).toEqual({ keeps: 'pass', drops: 'unknown' });
  expect(messages.drops).toContain('`slowPath`');
  expect(drainOf('keeps')).toMatchObject({ value: { heldBy: ['unfinished header'] } });
});

test('a fast server that only knows GET and waits for no header is frozen in the midst of a burst', async () => {
  const GET_ONLY = { GET_ONLY: '1', TURNS: '4' };
  const { outcomes, drainOf, shutdownOf } = await drains(
    { keeps: { ON_TERM: 'idle', ...GET_ONLY }, drops: { ON_TERM: 'exit', ...GET_ONLY } },
    { agent: true },
  );
  const heldBy = ['read and unanswered request'];
  expect(drainOf('keeps')).toMatchObject({ value: { heldBy, inFlight: expect.any(Number), inFlightLost: 0 } });
  expect(drainOf('drops')).toMatchObject({
    value: { heldBy, lostExamples: [expect.stringContaining('read and unanswered')] },
  });
  expect(outcomes).toEqual({ keeps: 'pass', drops: 'fail' });
  // The second in which it was paused is not in its time.
  expect(shutdownOf('drops')).toMatchObject({ value: { killed: false, exitMs: expect.toSatisfy((ms) => ms < 500) } });
});

test('a server that answers in the turn in which it reads loses nothing that it has read, also when it exits at once', async () => {
  const { outcomes } = await drains(
    {
      exits: { ON_TERM: 'exit', GET_ONLY: '1' },
    },
    { agent: true },
  );
  expect(outcomes.exits).toMatch(/^(pass|unknown)$/);
});

test('a slow route that is named is in flight', async () => {
  const slow = ', slowPath: /slow';
  const { outcomes } = await drains(
    { keeps: { ON_TERM: 'drain' }, drops: { ON_TERM: 'exit' } },
    { more: { keeps: slow, drops: slow } },
  );
  expect(outcomes).toEqual({ keeps: 'pass', drops: 'fail' });
});
