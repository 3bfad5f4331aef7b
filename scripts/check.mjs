// `npm run check`: every convention of this repository, as programs. Prints what is wrong and what to do; exits 1.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { openProject } from './project.mjs';

const tools = [
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['format and lint', 'biome', ['check', '--error-on-warnings']],
  ['unused code and dependencies', 'knip', []],
  ['generated files', process.execPath, ['scripts/generate.mjs', '--check']],
];

let failed = false;

for (const [name, command, args] of tools) {
  const executable = command === process.execPath ? command : `node_modules/.bin/${command}`;
  const result = spawnSync(executable, args, { encoding: 'utf8' });
  report(name, result.status === 0 ? [] : `${result.stdout}${result.stderr}`.trim().split('\n'));
}

const project = openProject('.');
const conventions = readdirSync(new URL('./conventions/', import.meta.url)).filter(
  (file) => !file.endsWith('.test.mjs'),
);

for (const file of conventions.sort()) {
  const { convention } = await import(`./conventions/${file}`);
  report(convention.name, await convention.findProblems(project));
}

process.exitCode = failed ? 1 : 0;

function report(name, problems) {
  if (problems.length === 0) return console.log(`✓ ${name}`);
  failed = true;
  console.error(`✗ ${name}\n${problems.map((problem) => `    ${problem}`).join('\n')}`);
}
