// `npm run new <kind> <id>`: scaffolds one new thing with all its companions. Kinds are the files in scripts/scaffolds.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { kinds } from './kinds.mjs';

const [name, id] = process.argv.slice(2);
const kind = kinds.find((candidate) => candidate.name === name);

if (kind === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id ?? '')) {
  const names = kinds.map((candidate) => candidate.name).join(' | ');
  console.error(`Usage: npm run new <${names}> <id-in-kebab-case>\n\n  npm run new check writable-cache`);
  process.exit(2);
}

const files = kind.filesFor(id);
const existing = Object.keys(files).filter((path) => existsSync(path));
if (existing.length > 0) {
  console.error(`Already there, nothing was written:\n${existing.map((path) => `  ${path}`).join('\n')}`);
  process.exit(1);
}

for (const [path, content] of Object.entries(files)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(`  ${path}`);
}
spawnSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' });
spawnSync('node_modules/.bin/biome', ['check', '--write', ...Object.keys(files)], { stdio: 'ignore' });
console.log('Fill in what stands in <<…>>; until then `npm run check` is red.');
