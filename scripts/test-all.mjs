// `npm run test:all`: `npm test`, and then what takes too long for every change. Each file in `scripts/test-all` is a step
// of its own; it succeeds when it exits with 0.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const folder = join(root, 'scripts/test-all');
const only = process.argv.slice(2);
const steps = [
  { name: 'test', script: join(root, 'scripts/test.mjs') },
  ...readdirSync(folder)
    .filter((file) => file.endsWith('.mjs') && !file.endsWith('.test.mjs'))
    .sort()
    .map((file) => ({ name: file.replace(/\.mjs$/, ''), script: join(folder, file) })),
].filter(({ name }) => only.length === 0 || only.includes(name));

if (steps.length === 0) {
  console.error(`There is no step ${only.join(', ')}.`);
  process.exit(2);
}
const results = steps.map(({ name, script }) => {
  console.log(`\n══ ${name}`);
  const began = Date.now();
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
  return { name, passed: status === 0, seconds: Math.round((Date.now() - began) / 1000) };
});
console.log('');
for (const { name, passed, seconds } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name}  ${seconds} s`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
