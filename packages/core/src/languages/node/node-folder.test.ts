import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const read = (name: string) => `export const value = process.env.${name} ?? 'x';\n`;

async function variables(files: Record<string, string>, scripts: object = { start: 'node app.js' }) {
  const manifest = JSON.stringify({ type: 'module', dependencies: { express: '5' }, scripts });
  const all = { 'package.json': manifest, 'package-lock.json': '{}', ...files };
  const [service] = (await detectFacts(memoryRepository(all))).services;
  return service?.environment.map(({ name }) => name);
}

const app = (...imports: string[]) =>
  `import express from 'express';\n${imports.map((name) => `import '${name}';\n`).join('')}express().listen(4141);\n`;

test.each<[string, Record<string, string>, string[]]>([
  [
    'a module with the name of a tool',
    { 'app.js': app('./lib/db/drizzle.js'), 'lib/db/drizzle.ts': read('DSN') },
    ['DSN'],
  ],
  ['settings of a tool', { 'app.js': app(), 'drizzle.config.ts': read('DSN'), 'vite.config.js': read('A') }, []],
  [
    'settings that the program loads',
    { 'app.js': app('./drizzle.config.ts'), 'drizzle.config.ts': read('DSN') },
    ['DSN'],
  ],
  [
    'a folder called tools that is imported',
    { 'app.js': app('./tools/clock.js'), 'tools/clock.js': read('TZ_NAME') },
    ['TZ_NAME'],
  ],
  [
    'and what that imports',
    { 'app.js': app('./docs/a.js'), 'docs/a.js': "import './b.js';\n", 'docs/b.js': read('DEEP') },
    ['DEEP'],
  ],
  [
    'by a path of the project’s own',
    { 'app.js': app('@/scripts/seed'), 'src/scripts/seed.ts': read('SEED') },
    ['SEED'],
  ],
  ['a folder called scripts that nothing imports', { 'app.js': app(), 'scripts/seed.js': read('SEED') }, []],
  [
    'tests beside what is imported',
    { 'app.js': app('./tools/a.js'), 'tools/a.js': read('A'), 'tools/a.test.js': read('B') },
    ['A'],
  ],
])('%s', async (_, files, names) => {
  expect(await variables(files)).toEqual(names);
});

test('what is started is read, whatever its folder is called and without an ending', async () => {
  expect(await variables({ 'scripts/serve.js': app() + read('A') }, { start: 'node scripts/serve' })).toEqual(['A']);
  expect(await variables({ 'bin/www': app() + read('B') }, { start: 'node ./bin/www' })).toEqual(['B']);
});
