// Every fixture built and run, and what else takes minutes on an engine; `npm test` has a sample.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureEngine, root } from '../setup.mjs';

if (ensureEngine() !== 0) process.exit(2);
const vitest = (...args) =>
  spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', ...args], {
    ...{ cwd: root, stdio: 'inherit', env: { ...process.env, ALL_FIXTURES: '1' } },
  }).status === 0;
const results = [
  vitest('--project', 'exhaustive'),
  vitest('--project', 'engine', 'packages/cli/test/frameworks.engine.test.ts'),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
