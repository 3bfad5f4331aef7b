import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { judge } from '@seaworthy/checks';
import { isBusy } from '@seaworthy/core/model';
import { findSubstitution, requireEngine } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { prove } from '../../prove/prove.ts';

const server = fileURLToPath(new URL('../../../../../fixtures/images/server/', import.meta.url));
const NODE = 'gcr.io/distroless/nodejs22-debian13';
const BURN =
  'process.stdin.on("end", () => process.exit()).resume(); setInterval(() => { for (const until = Date.now() + 50; Date.now() < until; ); }, 0);';

test('what a run does itself is no excuse for a service that takes twice its budget', async () => {
  const engine = await requireEngine();
  const substitutions = await substituteBaseImages(engine, [NODE]);
  const agent = { reference: findSubstitution(substitutions, NODE)?.substitute ?? NODE, node: '/nodejs/bin/node' };
  await using folder = await makeTemporaryFolder({
    'compose.yaml': `name: limpet\nservices:\n  late:\n    build: ${server}\n    expose: ['3000']\n    x-seaworthy: { readiness: /health, budgets: { startSeconds: 1.2 } }\n    environment: { START_DELAY_MS: '2400' }\n`,
  });
  const burners = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', BURN], { stdio: ['pipe', 'ignore', 'ignore'] }),
  );
  try {
    const { evidence } = await prove(engine, {
      target: { kind: 'compose', directory: folder.path, files: ['compose.yaml'] },
      ...{ substitutions, findAgent: async () => agent, only: ['start'], onEvent: () => undefined },
    });
    const [late] = evidence.services;
    const conditions = late?.conditions ?? [];
    expect(conditions.length).toBeGreaterThan(1);
    // Beside programs of others that are in the way it may be unknown, and for no other reason.
    const others = conditions.every(({ machine }) => isBusy(machine));
    const verdict = judge(evidence).find(({ check }) => check === 'slow-start');
    expect(verdict?.outcome, JSON.stringify(conditions)).toBe(others ? 'unknown' : 'fail');
    expect(late?.observations.start).toMatchObject({ value: { healthyMs: expect.toSatisfy((ms) => ms >= 2400) } });
  } finally {
    for (const burner of burners) burner.kill();
  }
});
