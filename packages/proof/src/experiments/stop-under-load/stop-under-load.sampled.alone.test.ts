import { fileURLToPath } from 'node:url';
import { judge } from '@seaworthy/checks';
import { type Engine, findSubstitution, requireEngine, type Substitution } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder, sampleOf, selfSigned } from '@seaworthy/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
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
      `  ${name}:\n    build: ${server}\n    expose: ['3000']\n    x-seaworthy: { ${more[name] ?? 'readiness: /health'} }\n    environment: ${JSON.stringify(environment)}\n`,
  );
  await using folder = await makeTemporaryFolder({ 'compose.yaml': `name: buoy\nservices:\n${services.join('')}` });
  const { evidence } = await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    ...{
      substitutions,
      findAgent: async () => (agent ? nodeOfAgent() : undefined),
      only: ['start', 'drain', 'shutdown'],
    },
    onEvent: () => undefined,
  });
  const observationsOf = (name: string) =>
    evidence.services.find(({ subject }) => subject.service === name)?.observations;
  const verdicts = judge(evidence).filter(({ check }) => check === 'lost-in-flight-request');
  return {
    drainOf: (name: string) => observationsOf(name)?.drain,
    shutdownOf: (name: string) => observationsOf(name)?.shutdown,
    startOf: (name: string) => observationsOf(name)?.start,
    outcomes: Object.fromEntries(verdicts.map(({ service, outcome }) => [service, outcome])),
    messages: Object.fromEntries(verdicts.map(({ service, message }) => [service, message])),
  };
}

describe('without an agent', () => {
  /** How an answer can be none; that each of them counts is decided in `load/usual-answers.ts`. */
  const lies = sampleOf(['cut', 'empty', '404', '501'], () => ['lie']).map((lie) => [`lie-${lie}`, lie]);
  const slow = 'readiness: /health, slowPath: /slow';
  const protocols = sampleOf(
    [
      ['h2c', 'kept connections of HTTP/2 without TLS', { PROTOCOL: 'h2c' }],
      [
        ...(['https', 'kept connections of HTTPS'] as const),
        { PROTOCOL: 'https', TLS_KEY: selfSigned.key, TLS_CERTIFICATE: selfSigned.cert },
      ],
    ] as const,
    () => ['protocol'],
  );
  let seen: Awaited<ReturnType<typeof drains>>;

  beforeAll(async () => {
    seen = await drains(
      {
        ...Object.fromEntries(lies.map(([name, lie]) => [name, { ON_TERM: 'drain', LYING_ANSWER: lie }])),
        'header-keeps': { ON_TERM: 'drain', GET_ONLY: '1' },
        'header-drops': { ON_TERM: 'exit', GET_ONLY: '1' },
        'route-keeps': { ON_TERM: 'drain' },
        'route-drops': { ON_TERM: 'exit' },
        'no-http': { PROTOCOL: 'line' },
        ...Object.fromEntries(
          protocols.flatMap(([protocol, , more]) => [
            [`${protocol}-keeps`, { ON_TERM: 'drain', ...more }],
            [`${protocol}-drops`, { ON_TERM: 'exit', ...more }],
          ]),
        ),
      },
      { more: { 'route-keeps': slow, 'route-drops': slow, 'no-http': '' } },
    );
  });

  test.each(lies)('an answer that is none counts as lost: %s', (name = '') => {
    expect(seen.outcomes[name]).toBe('fail');
  });

  test('a server that only knows GET is proven where it waits for headers; else the reason names a slow route', () => {
    expect(seen.outcomes).toMatchObject({ 'header-keeps': 'pass', 'header-drops': 'unknown' });
    expect(seen.messages['header-drops']).toContain('`slowPath`');
    expect(seen.drainOf('header-keeps')).toMatchObject({ value: { heldBy: ['unfinished header'] } });
  });

  test.each(protocols)('a server that speaks %s is proven as any other', (protocol, said) => {
    expect(seen.outcomes).toMatchObject({ [`${protocol}-keeps`]: 'pass', [`${protocol}-drops`]: 'fail' });
    expect(seen.drainOf(`${protocol}-keeps`)).toMatchObject({ by: expect.stringContaining(said) });
  });

  test('what has no health route and speaks no HTTP has no requests that could be lost', () => {
    expect(seen.outcomes['no-http']).toBe('not-applicable');
    expect(seen.messages['no-http']).toContain('something else than HTTP');
    expect(seen.startOf('no-http')).toMatchObject({
      value: { observedBy: 'connection', healthyMs: expect.any(Number) },
    });
  });

  test('a slow route that is named is in flight', () => {
    expect(seen.outcomes).toMatchObject({ 'route-keeps': 'pass', 'route-drops': 'fail' });
  });
});

describe('with an agent', () => {
  const GET_ONLY = { GET_ONLY: '1', TURNS: '4' };
  let seen: Awaited<ReturnType<typeof drains>>;

  beforeAll(async () => {
    seen = await drains(
      {
        keeps: { ON_TERM: 'idle', ...GET_ONLY },
        drops: { ON_TERM: 'exit', ...GET_ONLY },
        exits: { ON_TERM: 'exit', GET_ONLY: '1' },
      },
      { agent: true },
    );
  });

  test('a fast server that only knows GET and waits for no header is frozen in the midst of a burst', () => {
    const heldBy = ['read and unanswered request'];
    expect(seen.drainOf('keeps')).toMatchObject({ value: { heldBy, inFlight: expect.any(Number), inFlightLost: 0 } });
    expect(seen.drainOf('drops')).toMatchObject({
      value: { heldBy, lostExamples: [expect.stringContaining('read and unanswered')] },
    });
    expect(seen.outcomes).toMatchObject({ keeps: 'pass', drops: 'fail' });
    // The second in which it was paused is not in its time.
    expect(seen.shutdownOf('drops')).toMatchObject({
      value: { killed: false, exitMs: expect.toSatisfy((ms) => ms < 500) },
    });
  });

  test('a server that answers in the turn in which it reads loses nothing that it has read, also when it exits at once', () => {
    expect(seen.outcomes.exits).toMatch(/^(pass|unknown)$/);
  });
});
