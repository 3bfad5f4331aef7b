// The agent as one file: it is executed by a Node of another container, where nothing of this repository exists.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './setup.mjs';

const program = join(root, 'packages/agent/assets/agent.mjs');

/** Bundles `packages/agent/src/main.ts`. The build calls it, and vitest before tests that talk to an engine. */
export default async function bundleAgent() {
  const bundle = await rolldown({
    input: join(root, 'packages/agent/src/main.ts'),
    platform: 'node',
    tsconfig: false,
    transform: { target: 'node22' },
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: true, comments: false });
  await bundle.close();
  mkdirSync(dirname(program), { recursive: true });
  // A run that reads it at the same time gets the old one or the new one, and no half of it.
  const staging = `${program}.${process.pid}`;
  writeFileSync(staging, output[0].code);
  renameSync(staging, program);
}
