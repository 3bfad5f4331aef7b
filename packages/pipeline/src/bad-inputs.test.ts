import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@seaworthy/core/errors';
import { makePipe, makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { generate, plan, prove, report } from './index.ts';

const manifest = {
  name: 'pier',
  private: true,
  type: 'module',
  scripts: { start: 'node server.js' },
  dependencies: { express: '^5.1.0' },
};
const sources = {
  'package.json': JSON.stringify(manifest),
  'package-lock.json': JSON.stringify({ name: 'pier', lockfileVersion: 3, packages: { '': { name: 'pier' } } }),
  'server.js': "import express from 'express';\nexpress().listen(4173);\n",
};
const python = {
  'requirements.txt': 'fastapi==0.165.0\nuvicorn==0.54.0\n',
  'main.py': "from fastapi import FastAPI\n\napp = FastAPI()\n\n@app.get('/health')\ndef health():\n    return 'ok'\n",
};

type Files = Record<string, string>;
const withNode = (files: Files) => ({ ...sources, ...files });
const withPython = (files: Files) => ({ ...python, ...files });
/** Keys of a mapping, one a line. */
const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: 1`).join('\n');
const withScript = (start: string) => withNode({ 'package.json': JSON.stringify({ ...manifest, scripts: { start } }) });
const withVersion = (field: object) => withNode({ 'package.json': JSON.stringify({ ...manifest, ...field }) });

/** Every text that once took more than a minute, ended in INTERNAL_ERROR, or is built like one that did. */
const texts: [string, Files][] = [
  ['JSON nested a hundred thousand deep', withNode({ 'package.json': '{"a":'.repeat(100_000) })],
  ['JSON nested two thousand deep', withNode({ 'package.json': `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}` })],
  ['a lockfile nested deep', withNode({ 'package-lock.json': '['.repeat(100_000) })],
  ['a tsconfig nested deep', withNode({ 'tsconfig.json': '{"a":'.repeat(50_000), 'server.ts': '' })],
  ['settings nested deep', withNode({ 'seaworthy.yaml': '{a: '.repeat(60_000) })],
  ['settings of dashes', withNode({ 'seaworthy.yaml': '- '.repeat(100_000) })],
  ['settings of brackets', withNode({ 'seaworthy.yaml': '['.repeat(200_000) })],
  ['settings of question marks', withNode({ 'seaworthy.yaml': '? '.repeat(100_000) })],
  ['settings of anchors', withNode({ 'seaworthy.yaml': '&a '.repeat(80_000) })],
  ['settings indented ever more', withNode({ 'seaworthy.yaml': stairs(600) })],
  ['settings of 30 MB', withNode({ 'seaworthy.yaml': keys(2_700_000) })],
  ['settings of many keys', withNode({ 'seaworthy.yaml': keys(20_000) })],
  ['settings of aliases that unfold without end', withNode({ 'seaworthy.yaml': aliases() })],
  ['a workspace file of 30 MB', withNode({ 'pnpm-workspace.yaml': keys(2_700_000) })],
  ['a workspace file nested deep', withNode({ 'pnpm-workspace.yaml': 'packages: '.concat('['.repeat(100_000)) })],
  ['workspace globs of stars', withNode({ 'pnpm-workspace.yaml': `packages: ['${'*a'.repeat(40)}']`, ...longNames() })],
  ['workspace globs that repeat', withNode({ 'pnpm-workspace.yaml': "packages: ['+(+(+(a)))b']", ...longNames() })],
  ['ignore patterns of 5 MB', withNode({ '.gitignore': 'target-folder/*.log\n'.repeat(250_000) })],
  ['ignore patterns of 200 kB', withNode({ '.gitignore': 'a/*\n'.repeat(50_000) })],
  ['an ignore pattern of stars', withNode({ '.gitignore': '*a'.repeat(60), ...longNames() })],
  ['an ignore pattern of folders', withNode({ '.gitignore': '**/a/'.repeat(60), ...longNames() })],
  ['JavaScript nested deep', withNode({ 'server.js': `express().listen(${'['.repeat(20_000)})` })],
  ['JavaScript nested three hundred deep', withNode({ 'server.js': nestedJs(300) })],
  ['JavaScript nested a thousand deep', withNode({ 'server.js': nestedJs(1000) })],
  [
    'JavaScript of calls in calls',
    withNode({ 'server.js': `const x = ${'f('.repeat(900)}1${')'.repeat(900)};\napp.listen(x)` }),
  ],
  ['JavaScript of a long chain', withNode({ 'server.js': `const x = ${'1+'.repeat(50_000)}1;\napp.listen(x)` })],
  ['JavaScript of a chain of members', withNode({ 'server.js': `app${'.use(x)'.repeat(20_000)}.listen(4173)` })],
  ['JavaScript of names that name each other', withNode({ 'server.js': chainOfNames(5000) })],
  ['Python nested deep', withPython({ 'main.py': `${python['main.py']}x = ${'['.repeat(50_000)}` })],
  [
    'Python nested a thousand deep',
    withPython({ 'main.py': `${python['main.py']}x = ${'f('.repeat(1000)}1${')'.repeat(1000)}` }),
  ],
  ['Python of a long chain', withPython({ 'main.py': `${python['main.py']}x = ${'a.'.repeat(20_000)}b\n` })],
  ['TOML nested deep', withPython({ 'pyproject.toml': `a = ${'['.repeat(100_000)}` })],
  ['TOML nested with values', withPython({ 'pyproject.toml': `a = ${'['.repeat(900)}${']'.repeat(900)}` })],
  ['requirements of blanks', withPython({ 'requirements.txt': `fastapi${' \t'.repeat(20_000)}-\nuvicorn\n` })],
  ['requirements of comments', withPython({ 'requirements.txt': `fastapi #${'\t#'.repeat(50_000)}\rx\nuvicorn\n` })],
  ['a version of line ends', withNode({ '.nvmrc': `${'\n'.repeat(400_000)}x` })],
  ['tool versions of line ends', withNode({ '.tool-versions': `${'\n\t'.repeat(300_000)}x` })],
  ['a Dockerfile of line ends', withNode({ Dockerfile: `${'\n\t'.repeat(300_000)}EXPOSE x` })],
  ['a Prisma schema of line ends', withNode({ 'prisma/schema.prisma': '\n'.repeat(400_000) })],
  ['a start script of blanks', withScript(`node ${' '.repeat(100_000)}x`)],
  ['a start script of flags', withScript(`uvicorn ${'-bind uvicorn '.repeat(20_000)}`)],
  ['a start script of variables', withScript(`${'A=b '.repeat(50_000)}node server.js`)],
  ['a name of dashes', withVersion({ name: `0${'-'.repeat(200_000)}x` })],
  ['engines of digits', withVersion({ engines: { node: '1'.repeat(100_000) } })],
  ['engines of bars', withVersion({ engines: { node: '>=1 || '.repeat(20_000) } })],
  ['a package manager of at signs', withVersion({ packageManager: `npm@${'@'.repeat(100_000)}` })],
  ['workspaces of slashes', withVersion({ workspaces: [`a${'/'.repeat(100_000)}b`] })],
  ['a name that is a number', withVersion({ name: 7, scripts: 7, dependencies: 7, engines: 7, workspaces: 7 })],
  [
    'names that objects inherit',
    withVersion({ name: '__proto__', dependencies: { constructor: '1', express: '5', toString: '2' } }),
  ],
  [
    'a folder named like a prototype',
    {
      '__proto__/package.json': sources['package.json'],
      '__proto__/package-lock.json': sources['package-lock.json'],
      '__proto__/server.js': sources['server.js'],
    },
  ],
  [
    'a folder with control characters',
    {
      'a\u001b[31m\nb/package.json': sources['package.json'],
      'a\u001b[31m\nb/package-lock.json': '{}',
      'a\u001b[31m\nb/server.js': sources['server.js'],
    },
  ],
  [
    'services with odd names',
    withNode({ 'seaworthy.yaml': 'services:\n  "\\u001b[31m\\n__proto__": { port: 1 }\n  constructor: {}\n' }),
  ],
  ['a service named constructor', withVersion({ name: 'constructor' })],
  ['no text but bytes', withNode({ 'package.json': '\u0000\ufffd\u0000', 'server.js': '\u0000'.repeat(50_000) })],
];

test.each(texts)('%s: a result or an error that says what is wrong', { timeout: 30_000 }, async (_, files) => {
  await using folder = await makeTemporaryFolder(files);
  expect(await outcomeOf(() => generate({ directory: folder.path }))).toMatch(/^(result|[A-Z_]+)$/);
});

type Arrange = (root: string, name: string) => Promise<void>;
const things: [string, Arrange][] = [
  ['a named pipe', (root, name) => makePipe(join(root, name))],
  ['a folder', async (root, name) => void (await mkdir(join(root, name)))],
  ['a link to /dev/zero', (root, name) => symlink('/dev/zero', join(root, name))],
  ['a link to itself', (root, name) => symlink(name, join(root, name))],
  ['a link to nowhere', (root, name) => symlink('nowhere', join(root, name))],
  ['a file past every limit', (root, name) => writeFile(join(root, name), Buffer.alloc(33_000_000, 'a '))],
];
const files = [
  ...['Dockerfile', 'compose.yaml', '.dockerignore', '.gitignore', 'package.json', 'package-lock.json', 'server.js'],
  ...[
    'seaworthy.yaml',
    'tsconfig.json',
    '.env',
    '.env.example',
    '.nvmrc',
    '.npmrc',
    'pnpm-workspace.yaml',
    '.seaworthy',
  ],
  ...['.seaworthy/files.json', '.seaworthy/lock', '.secrets'],
];
const combinations = things.flatMap(([thing, arrange]) => files.map((file) => [file, thing, arrange] as const));

test.each(combinations)('%s as %s', { timeout: 30_000 }, async (file, _, arrange) => {
  await using folder = await makeTemporaryFolder({ ...sources, '.seaworthy/.gitignore': '*\n' });
  await rm(join(folder.path, file), { force: true, recursive: true });
  await arrange(folder.path, file);
  expect(await outcomeOf(() => plan({ directory: folder.path }))).toMatch(/^(result|[A-Z_]+)$/);
  expect(await outcomeOf(() => generate({ directory: folder.path }))).toMatch(/^(result|[A-Z_]+)$/);
});

test.each(things)('%s as a document that a command starts from', { timeout: 30_000 }, async (_, arrange) => {
  await using folder = await makeTemporaryFolder(sources);
  await arrange(folder.path, 'document.json');
  const from = join(folder.path, 'document.json');
  const directory = folder.path;
  expect(await outcomeOf(() => generate({ directory, from }))).toBe('DOCUMENT_UNUSABLE');
  expect(await outcomeOf(() => prove({ directory, from }))).toBe('DOCUMENT_UNUSABLE');
  expect(await outcomeOf(() => report({ directory, from }))).toBe('DOCUMENT_UNUSABLE');
});

test('a document that nests without end is refused', async () => {
  await using folder = await makeTemporaryFolder({ ...sources, 'plan.json': '{"a":'.repeat(200_000) });
  const from = join(folder.path, 'plan.json');
  expect(await outcomeOf(() => generate({ directory: folder.path, from }))).toBe('DOCUMENT_UNUSABLE');
});

/** `result`, or the code of the error; what is not of the catalogue is thrown on. */
async function outcomeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'result';
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

function stairs(steps: number): string {
  return Array.from({ length: steps }, (_, index) => `${' '.repeat(index)}a:`).join('\n');
}

function aliases(): string {
  const levels = Array.from({ length: 12 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`);
  return ['a0: &a0 [x]', ...levels].join('\n');
}

/** Files whose names are as long as a file system allows, and match a hostile pattern nearly to their end. */
function longNames(): Files {
  return {
    [`${'a'.repeat(250)}.js`]: '',
    [`${'a'.repeat(240)}/package.json`]: '{"name":"x"}',
    [`${'a/'.repeat(60)}b`]: '',
  };
}

function nestedJs(depth: number): string {
  const opening = '{ listen: '.repeat(depth);
  return `const config = ${opening}4173${' }'.repeat(depth)};\nexpress().listen(config${'.listen'.repeat(depth)});\n`;
}

function chainOfNames(length: number): string {
  const names = Array.from({ length }, (_, index) => `const p${index + 1} = p${index};`);
  return `import express from 'express';\nconst p0 = 4173;\n${names.join('\n')}\nexpress().listen(p${length});\n`;
}
