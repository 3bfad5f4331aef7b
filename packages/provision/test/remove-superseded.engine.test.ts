import type { Engine } from '@seaworthy/engine';
import { requireEngine } from '@seaworthy/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureFoundations, type FoundationSubstitution } from '../src/substitution/ensure-foundations.ts';
import { removeSuperseded } from '../src/substitution/remove-superseded.ts';

const REFERENCE = 'gcr.io/distroless/nodejs22-debian13';
const OLDER = 'seaworthy-foundation/node-runtime:22-000000000000';
const PROJECT = `superseded-test-${process.pid}:latest`;

let engine: Engine;
let newest: FoundationSubstitution;

beforeAll(async () => {
  engine = await requireEngine();
  [newest] = (await ensureFoundations(engine, [REFERENCE])) as [FoundationSubstitution];
  for (const tag of [OLDER, PROJECT]) await deriveImage(tag);
});
afterAll(async () => {
  await engine.docker(['image', 'rm', '--force', OLDER, PROJECT], { reject: false });
});

test('removes the older content of a foundation, and neither the newest nor what projects built on it', async () => {
  const notices: string[] = [];
  const onEvent = (event: { type: string; message?: string }) => notices.push(event.message ?? event.type);
  expect(await removeSuperseded(engine, [REFERENCE, 'nothing/known:1'], onEvent)).toEqual([OLDER]);
  expect(notices).toEqual([`Removed base images that newer ones have replaced: ${OLDER}`]);
  expect(await exists(OLDER)).toBe(false);
  expect(await exists(newest.substitute)).toBe(true);
  expect(await exists(PROJECT)).toBe(true);
});

/** An image with the foundation's labels and another content. */
async function deriveImage(tag: string): Promise<void> {
  const { stdout: container } = await engine.docker(['create', '--network=none', newest.substitute]);
  await engine.docker(['commit', '--change', `LABEL derived=${tag}`, container.trim(), tag]);
  await engine.docker(['rm', container.trim()]);
}

async function exists(tag: string): Promise<boolean> {
  return (await engine.docker(['image', 'inspect', tag], { reject: false })).exitCode === 0;
}
