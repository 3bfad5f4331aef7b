import { judge } from '@seaworthy/checks';
import { findSubstitution, requireEngine } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { prove } from './prove.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const WORK = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);";

/** A process that listens on nothing and has no health check, beside one that gives up at once. */
const compose = (image: string) => `
name: stores-worker
x-worker: &worker
  image: ${image}
  entrypoint: [/nodejs/bin/node, -e]
services:
  works: { <<: *worker, command: ["${WORK}"] }
  fails: { <<: *worker, command: ["setTimeout(() => process.exit(3), 1200)"] }
`;

test('of a process that nothing tells to be ready more is seen than its start, and one that ends in it is told', async () => {
  const engine = await requireEngine();
  const substitutions = await substituteBaseImages(engine, [NODE]);
  const reference = findSubstitution(substitutions, NODE)?.substitute ?? NODE;
  await using folder = await makeTemporaryFolder({ 'compose.yaml': compose(reference) });
  const { evidence } = await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    ...{ substitutions, findAgent: async () => ({ reference, node: '/nodejs/bin/node' }), onEvent: () => undefined },
    only: ['start', 'shutdown', 'drain', 'init', 'processes', 'listeningPorts', 'health', 'healthHonesty'],
  });
  const verdicts = judge(evidence).filter(({ check }) => checks.includes(check));
  const of = (name: string) =>
    Object.fromEntries(
      verdicts.filter(({ service }) => service === name).map(({ check, outcome }) => [check, outcome]),
    );
  expect(of('works')).toEqual({
    'slow-shutdown': 'pass',
    'unclean-shutdown': 'pass',
    'root-user': expect.stringMatching(/^(pass|fail)$/),
    'kernel-capabilities': expect.stringMatching(/^(pass|fail)$/),
    'unconfined-seccomp': expect.stringMatching(/^(pass|fail)$/),
  });
  const start = verdicts.find(({ service, check }) => service === 'fails' && check === 'slow-start');
  expect(start).toMatchObject({ outcome: 'fail', message: expect.stringContaining('exit code 3') });
});

const checks = ['slow-shutdown', 'unclean-shutdown', 'root-user', 'kernel-capabilities', 'unconfined-seccomp'];
