import { expect, test } from 'vitest';
import { packageManagerOfLockfile } from '../package-managers/known.ts';
import { packageManagers } from '../package-managers/package-managers.gen.ts';
import { memoryRepository } from '../repository/memory.ts';
import { findWorkspaces } from './find-workspaces.ts';
import { installationFacts } from './installation-facts.ts';

test.each(
  Object.values(packageManagers).flatMap((manager) => manager.lockfiles.map((lockfile) => ({ manager, lockfile }))),
)('$manager.id is known by $lockfile: it installs, or is refused by its name', async ({ manager, lockfile }) => {
  const { manifest, language } = manager;
  const found = await findWorkspaces(memoryRepository({ [`a/${manifest}`]: '{}', [`a/${lockfile}`]: '' }));
  const facts = installationFacts(found, 'a', language);
  expect(packageManagerOfLockfile(`a/${lockfile}`)).toBe(manager);
  expect(facts.packageManager?.value.id ?? facts.unsupported?.name).toBe(
    manager.installation === undefined ? manager.name : manager.id,
  );
  expect(facts.lockfile?.value ?? facts.unsupported?.source.file).toBe(`a/${lockfile}`);
});

test.each([
  ['its own lockfile', { 'a/package-lock.json': '{}' }, { packageManager: 'npm', lockfile: 'a/package-lock.json' }],
  [
    'Poetry without a lockfile',
    { 'a/pyproject.toml': '[tool.poetry]' },
    packageManagers.poetry.installation === undefined
      ? { unsupported: 'package-manager Poetry a/pyproject.toml' }
      : { packageManager: 'poetry' },
  ],
  [
    'Poetry, and uv.lock',
    { 'a/pyproject.toml': '[tool.poetry]', 'a/uv.lock': '' },
    { packageManager: 'uv', lockfile: 'a/uv.lock' },
  ],
  [
    'uv.lock and its export',
    { 'a/uv.lock': '', 'a/requirements.txt': '' },
    { packageManager: 'uv', lockfile: 'a/uv.lock' },
  ],
  [
    'a lockfile further up',
    { 'package.json': '{ "workspaces": ["a"] }', 'package-lock.json': '' },
    { packageManager: 'npm', lockfile: 'package-lock.json' },
  ],
  [
    'two lockfiles further up',
    { 'package.json': '{ "workspaces": ["a"] }', 'package-lock.json': '', 'yarn.lock': '' },
    { ambiguous: 'package-lock.json yarn.lock' },
  ],
  ['a lockfile further up that does not know it', { 'package-lock.json': '' }, {}],
  [
    'a lockfile of another manager than the manifest names',
    { 'a/package.json': '{ "packageManager": "pnpm@9.1.0" }', 'a/yarn.lock': '' },
    { packageManager: 'pnpm' },
  ],
  [
    'a uv workspace',
    { 'pyproject.toml': '[tool.uv.workspace]\nmembers = ["a"]', 'uv.lock': '', 'a/pyproject.toml': '' },
    { packageManager: 'uv', lockfile: 'uv.lock' },
  ],
  ['nothing', {}, {}],
])('a service with %s', async (_, files, expected) => {
  const language = Object.keys(files).some((file) => /pyproject|requirements/.test(file)) ? 'python' : 'node';
  const found = await findWorkspaces(
    memoryRepository({ 'a/package.json': '{}', ...(files as Record<string, string>) }),
  );
  const { packageManager, lockfile, ambiguous, unsupported } = installationFacts(found, 'a', language);
  expect({
    ...(packageManager === undefined ? {} : { packageManager: packageManager.value.id }),
    ...(lockfile === undefined ? {} : { lockfile: lockfile.value }),
    ...(ambiguous === undefined ? {} : { ambiguous: ambiguous.join(' ') }),
    ...(unsupported === undefined
      ? {}
      : { unsupported: `${unsupported.kind} ${unsupported.name} ${unsupported.source.file}` }),
  }).toEqual(expected);
});
