import { fileURLToPath } from 'node:url';
import { judge } from '@seaworthy/checks';
import { type Engine, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { beforeAll, expect, test } from 'vitest';
import { prove } from '../../prove/prove.ts';

const server = fileURLToPath(new URL('../../../../../fixtures/images/server/', import.meta.url));
let engine: Engine;
let substitutions: Substitution[];

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await substituteBaseImages(engine, ['gcr.io/distroless/nodejs22-debian13']);
});

/** Proves one server for each environment, named by its first value, and returns what became of requests in flight. */
async function drains(environments: Record<string, object>, more: Record<string, string> = {}) {
  const services = Object.entries(environments).map(
    ([name, environment]) =>
      `  ${name}:\n    build: ${server}\n    expose: ['3000']\n    x-seaworthy: { readiness: /health${more[name] ?? ''} }\n    environment: ${JSON.stringify(environment)}\n`,
  );
  await using folder = await makeTemporaryFolder({ 'compose.yaml': `name: buoy\nservices:\n${services.join('')}` });
  const { evidence } = await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    ...{ substitutions, findAgent: async () => undefined, only: ['drain'], onEvent: () => undefined },
  });
  const verdicts = judge(evidence).filter(({ check }) => check === 'lost-in-flight-request');
  return {
    evidence,
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

test('a server that only knows GET is proven without a slow route; where it can not be, the reason names one', async () => {
  const { outcomes, messages, evidence } = await drains({
    keeps: { ON_TERM: 'drain', GET_ONLY: '1' },
    drops: { ON_TERM: 'exit', GET_ONLY: '1' },
  });
  expect(outcomes).toEqual({ keeps: 'pass', drops: 'unknown' });
  expect(messages.drops).toContain('`slowPath`');
  const drain = evidence.services.find(({ subject }) => subject.service === 'keeps')?.observations.drain;
  expect(drain).toMatchObject({ value: { heldBy: ['unfinished header'] } });
});

test('a slow route that is named is in flight', async () => {
  const slow = ', slowPath: /slow';
  const { outcomes } = await drains(
    { keeps: { ON_TERM: 'drain' }, drops: { ON_TERM: 'exit' } },
    { keeps: slow, drops: slow },
  );
  expect(outcomes).toEqual({ keeps: 'pass', drops: 'fail' });
});
