import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workspaceSchema } from '../model/index.ts';
import { memoryRepository } from '../repository/memory.ts';
import { findWorkspaces } from './find-workspaces.ts';

const json = (value: unknown) => JSON.stringify(value);
const find = (files: Record<string, string>, ignored: string[] = []) =>
  findWorkspaces(memoryRepository(files), ignored);

/** `root (manager): member name → needs`, which is quicker to read than the document. */
async function sketch(files: Record<string, string>) {
  return (await find(files)).map(({ root, packageManager, lockfile, members }) => ({
    root,
    by: [packageManager?.value.id, packageManager?.value.version, lockfile?.value].filter(Boolean).join(' '),
    members: members.map(({ path, name, dependsOn }) => [path, name, ...dependsOn].filter(Boolean).join(' ')),
  }));
}

test('a folder by itself is a workspace of one member', async () => {
  expect(await find({ 'quay/package.json': json({ name: 'quay' }), 'quay/package-lock.json': '{}' })).toEqual([
    {
      root: 'quay',
      language: 'node',
      packageManager: { value: { id: 'npm' }, source: { file: 'quay/package-lock.json' }, certainty: 'certain' },
      lockfile: {
        value: 'quay/package-lock.json',
        source: { file: 'quay/package-lock.json' },
        certainty: 'certain',
      },
      members: [{ path: 'quay', name: 'quay', dependsOn: [] }],
    },
  ]);
  expect(await sketch({ 'a/package.json': '{}', 'b/requirements.txt': '' })).toEqual([
    { root: 'a', by: '', members: ['a'] },
    { root: 'b', by: 'pip b/requirements.txt', members: ['b'] },
  ]);
});

test.each([
  ['npm', { 'package-lock.json': '{}' }, { workspaces: ['./packages/*/', '!packages/left'] }, 'npm package-lock.json'],
  ['yarn', { 'yarn.lock': '' }, { workspaces: { packages: ['packages/*', '!**/left'] } }, 'yarn yarn.lock'],
  ['bun', { 'bun.lock': '' }, { workspaces: ['packages/{gate,tide}'] }, 'bun bun.lock'],
  [
    'pnpm',
    {
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      'pnpm-workspace.yaml': "packages:\n  - 'packages/**'\n  - '!packages/left'\n",
    },
    {},
    'pnpm 10 pnpm-lock.yaml',
  ],
])('%s: root, members by globs, edges', async (_, lock, root, by) => {
  const files = {
    ...lock,
    'package.json': json({ name: 'top', ...root }),
    'packages/gate/package.json': json({
      name: '@w/gate',
      dependencies: { '@w/tide': 'workspace:*', left: '1', zod: '4' },
    }),
    'packages/tide/package.json': json({ name: '@w/tide', devDependencies: { gate: 'workspace:@w/gate@^1' } }),
    'packages/left/package.json': json({ name: 'left' }),
    'packages/left/package-lock.json': '{}',
  };
  expect(await sketch(files)).toEqual([
    { root: '.', by, members: ['. top', 'packages/gate @w/gate packages/tide', 'packages/tide @w/tide packages/gate'] },
    { root: 'packages/left', by: 'npm packages/left/package-lock.json', members: ['packages/left left'] },
  ]);
});

test('uv: members, exclusions, names as PyPI has them, paths', async () => {
  expect(
    await sketch({
      'pyproject.toml': '[project]\nname = "top"\n[tool.uv.workspace]\nmembers = ["libs/*"]\nexclude = ["libs/old"]\n',
      'uv.lock': '',
      'libs/a/pyproject.toml':
        '[project]\nname = "Tide_A"\ndependencies = ["tide.b>=1"]\n[tool.uv.sources]\n"tide-b" = { workspace = true }\n',
      'libs/b/pyproject.toml':
        '[project]\nname = "tide-b"\n[dependency-groups]\ndev = ["pytest"]\n[tool.uv.sources]\ntop = { path = "../.." }\n',
      'libs/old/pyproject.toml': '[project]\nname = "old"\n',
    }),
  ).toEqual([
    { root: '.', by: 'uv uv.lock', members: ['. top', 'libs/a tide-a libs/b', 'libs/b tide-b .'] },
    { root: 'libs/old', by: '', members: ['libs/old old'] },
  ]);
});

test('languages are apart, and ignored folders are no members', async () => {
  const files = {
    'package.json': json({ workspaces: ['*'] }),
    'package-lock.json': '{}',
    'web/package.json': json({ name: 'web' }),
    'web/pyproject.toml': '[project]\nname = "web-tools"\n',
    'old/package.json': json({ name: 'old' }),
  };
  const found = await find(files, ['old']);
  expect(found.map(({ root, language, members }) => [root, language, members.map(({ path }) => path)])).toEqual([
    ['.', 'node', ['.', 'web']],
    ['web', 'python', ['web']],
  ]);
});

test('a lockfile further up counts for folders that it lists, whether a glob names them or not', async () => {
  expect(
    await sketch({
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n\nimporters:\n\n  a:\n    dependencies: {}\n\npackages:\n",
      'uv.lock': '[[package]]\nname = "b"\nsource = { editable = "b" }\n',
      'a/package.json': '{}',
      'b/pyproject.toml': '[project]\nname = "b"\n',
      'c/package.json': '{}',
      'd/pyproject.toml': '[project]\nname = "d"\n',
    }),
  ).toEqual([
    { root: '.', by: 'pnpm 10 pnpm-lock.yaml', members: ['a'] },
    { root: '.', by: 'uv uv.lock', members: ['b b'] },
    { root: 'c', by: '', members: ['c'] },
    { root: 'd', by: '', members: ['d d'] },
  ]);
});

test('what is wrong with one manifest or glob does not stop the others', async () => {
  const files = {
    'package.json': json({ workspaces: ['nothing/*', 'packages/*', '../outside', '/', '', 7, '[', '!', '**(((('] }),
    'package-lock.json': '{}',
    'packages/broken/package.json': '{ "name": ',
    'packages/whole/package.json': json({ name: 'whole', dependencies: { whole: '*', x: 'file:../../../../etc' } }),
    'api/pyproject.toml': 'name = ',
    'api/uv.lock': '',
  };
  expect(await sketch(files)).toEqual([
    { root: '.', by: 'npm package-lock.json', members: ['.', 'packages/broken', 'packages/whole whole'] },
    { root: 'api', by: 'uv api/uv.lock', members: ['api'] },
  ]);
  expect(await sketch({ 'package.json': '{', 'a/package.json': '{}', 'pnpm-workspace.yaml': 'packages: [*x' })).toEqual(
    [
      { root: '.', by: '', members: ['.'] },
      { root: 'a', by: '', members: ['a'] },
    ],
  );
});

test('the declared package manager decides between lockfiles; without one it stays open', async () => {
  const both = { 'package-lock.json': '{}', 'pnpm-lock.yaml': '' };
  const [open] = await find({ ...both, 'package.json': '{}' });
  expect([open?.packageManager, open?.lockfile, open?.ambiguousLockfiles]).toEqual([
    undefined,
    undefined,
    ['package-lock.json', 'pnpm-lock.yaml'],
  ]);
  expect(await sketch({ ...both, 'package.json': json({ packageManager: 'pnpm@9.1.0+sha512.a' }) })).toEqual([
    { root: '.', by: 'pnpm 9.1.0 pnpm-lock.yaml', members: ['.'] },
  ]);
  expect(await sketch({ 'package.json': json({ devEngines: { packageManager: { name: 'bun' } } }) })).toEqual([
    { root: '.', by: 'bun', members: ['.'] },
  ]);
});

test('any manifests give a document in which every member stands once', async () => {
  const name = fc.constantFrom('a', 'b', 'c', 'a/b', '.');
  const glob = fc.oneof(
    name,
    fc.constantFrom('*', '**', '!a', '../b', '{a,b}', '[', '!(a)'),
    fc.string({ maxLength: 8 }),
  );
  const manifest = fc.record({
    name,
    workspaces: fc.oneof(fc.array(glob, { maxLength: 4 }), fc.string(), fc.record({ packages: fc.array(glob) })),
    dependencies: fc.dictionary(name, fc.constantFrom('*', 'workspace:*', 'workspace:../a', 'file:./b', 'link:..')),
  });
  const text = fc.oneof(manifest.map(json), fc.string());
  const files = fc.dictionary(
    fc.constantFrom(
      'package.json',
      'a/package.json',
      'b/package.json',
      'a/b/package.json',
      'yarn.lock',
      'a/pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'b/pyproject.toml',
    ),
    text,
  );
  await fc.assert(
    fc.asyncProperty(files, async (tree) => {
      const found = (await find(tree)).map((workspace) => workspaceSchema.parse(workspace));
      const members = found.flatMap(({ language, members: all }) => all.map(({ path }) => `${language} ${path}`));
      expect(new Set(members).size).toBe(members.length);
      expect(members.filter((member) => member.startsWith('node')).length).toBe(
        Object.keys(tree).filter((file) => file.endsWith('package.json')).length,
      );
    }),
    { numRuns: 200 },
  );
});
