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
const entry = `${kind.folder}/${kind.entry.replace('*', id)}`;
if (existsSync(entry)) {
  console.error(`Already there, nothing was written:\n  ${entry}`);
  process.exit(1);
}

// What is known by name alone has some of these files already: it is completed, and they are extended by hand.
const kept = Object.keys(files).filter((path) => existsSync(path));
const written = Object.keys(files).filter((path) => !kept.includes(path));
for (const path of written) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, files[path]);
  console.log(`  ${path}`);
}
for (const path of kept) console.log(`  ${path} (was there and is kept: extend it)`);
spawnSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' });
spawnSync('node_modules/.bin/biome', ['check', '--write', ...written], { stdio: 'ignore' });
console.log('Fill in what stands in <<…>>; until then `npm run check` is red.');
