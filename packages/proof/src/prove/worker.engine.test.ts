import { judge } from '@seaworthy/checks';
import { findSubstitution, requireEngine } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { prove } from './prove.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
const WORK = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);";

/** A process that listens on nothing and has no health check. */
const compose = (image: string) => `
name: stores-worker
services:
  works: { image: ${image}, entrypoint: [/nodejs/bin/node, -e], command: ["${WORK}"] }
`;

test('of a process that nothing tells to be ready, more is seen than its start', async () => {
  const engine = await requireEngine();
  const substitutions = await substituteBaseImages(engine, [NODE]);
  const reference = findSubstitution(substitutions, NODE)?.substitute ?? NODE;
  await using folder = await makeTemporaryFolder({ 'compose.yaml': compose(reference) });
  const { evidence } = await prove(engine, {
    target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
    ...{ substitutions, findAgent: async () => ({ reference, node: '/nodejs/bin/node' }), onEvent: () => undefined },
    only: ['start', 'shutdown', 'processes'],
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
});

const checks = ['slow-shutdown', 'unclean-shutdown', 'root-user', 'kernel-capabilities', 'unconfined-seccomp'];
