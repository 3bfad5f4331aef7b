// All cases of what `npm test` takes a sample of, and what else takes minutes on an engine.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureEngine, root } from '../setup.mjs';

if (ensureEngine() !== 0) process.exit(2);
const vitest = join(root, 'node_modules/.bin/vitest');
const { status } = spawnSync(vitest, ['run', '--project', 'exhaustive'], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
