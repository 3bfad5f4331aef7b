import { expect, test } from 'vitest';
import { readPackageManifest } from '../languages/node/package-manifest.ts';
import { readPythonProject } from '../languages/python/python-project.ts';
import { parseRequirements } from '../package-managers/requirements.ts';
import { memoryRepository } from './memory.ts';
import { readToml } from './toml-document.ts';

test('a value of package.json knows its line', async () => {
  const text = '{\n  "name": "quay",\n  "scripts": {\n    "start":\n      "node x.js"\n  }\n}\n';
  const manifest = await readPackageManifest(memoryRepository({ 'a/package.json': text }), 'a');
  expect(manifest?.script('start')).toEqual({
    value: 'node x.js',
    source: { file: 'a/package.json', line: 4 },
    certainty: 'certain',
  });
  expect(manifest?.script('build')).toBeUndefined();
});

test.each([
  ['a comma at the end', '{\n  "name": "quay",\n}\n', 3, 'property name expected'],
  ['a comment', '{\n  // why\n  "name": "quay"\n}', 2, 'invalid comment token'],
  ['nothing', '', 1, 'value expected at the end of the file'],
  ['a list', '[]', 1, 'it holds no JSON object'],
  ['a conflict', '{\n<<<<<<< HEAD\n  "a": 1\n}', 2, 'invalid symbol'],
])('package.json with %s names the line', async (_, text, line, reason) => {
  const broken = readPackageManifest(memoryRepository({ 'package.json': text }), '.');
  await expect(broken).rejects.toMatchObject({
    code: 'MANIFEST_BROKEN',
    message: `package.json:${line} can't be read: ${reason}.`,
  });
});

test('pyproject.toml that is broken names the line and the reason', async () => {
  const broken = readToml(
    memoryRepository({ 'api/pyproject.toml': '[project]\nname = "tide"\nversion = 1.2.3\n' }),
    'api/pyproject.toml',
  );
  await expect(broken).rejects.toMatchObject({
    code: 'MANIFEST_BROKEN',
    message: expect.stringMatching(/^api\/pyproject\.toml:3 can't be read: .+\.$/),
  });
});

test('requirements: hashes over several lines, extras, markers, comments, options', () => {
  const text = [
    '-i https://example.test/simple',
    'Psycopg_Pool[binary,pool]==3.2 ; python_version > "3.8"  # why',
    'uvicorn==0.54.0 \\',
    '    --hash=sha256:aa \\',
    '    --hash=sha256:bb',
    '-r base.txt',
    'local @ file:///x',
    '# fastapi==1',
  ].join('\n');
  expect(parseRequirements(text)).toEqual({
    packages: [
      { name: 'psycopg-pool', extras: ['binary', 'pool'], specifier: '==3.2', hashed: false, line: 2 },
      { name: 'uvicorn', extras: [], specifier: '==0.54.0', hashed: true, line: 3 },
      { name: 'local', extras: [], specifier: '', hashed: false, line: 7 },
    ],
    includes: [{ file: 'base.txt', line: 6 }],
    elsewhere: [{ kind: 'local', line: 7, written: 'local @ file:///x' }],
  });
});

test('included requirements keep their own file and line', async () => {
  const repository = memoryRepository({
    'api/requirements.txt': '-r req/base.txt\n',
    'api/req/base.txt': '\nfastapi==0.165.0\n-r ../requirements.txt\n',
  });
  const project = await readPythonProject(repository, 'api');
  expect(project?.dependency('FastAPI')).toEqual({
    value: '==0.165.0',
    source: { file: 'api/req/base.txt', line: 2 },
    certainty: 'certain',
  });
});
