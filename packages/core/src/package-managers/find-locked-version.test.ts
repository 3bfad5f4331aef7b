import { expect, test } from 'vitest';
import { memoryRepository } from '../repository/memory.ts';
import { findLockedVersion } from './find-locked-version.ts';

test.each([
  [
    'package-lock.json',
    '{\n  "packages": {\n    "node_modules/a/node_modules/next": {\n      "version": "9.0.0"\n    },\n    "node_modules/next": {\n      "version": "15.5.29",\n',
    '15.5.29',
    6,
  ],
  [
    'pnpm-lock.yaml',
    'importers:\n\n  .:\n    dependencies:\n      next:\n        specifier: ^15.5.0\n        version: 15.5.29(react@19.1.0)\npackages:\n\n  next@9.0.0:\n',
    '15.5.29',
    5,
  ],
  ['pnpm-lock.yaml', 'lockfileVersion: 5.4\n\ndependencies:\n  next: 13.5.1_react@18.2.0\n', '13.5.1', 4],
  ['yarn.lock', '# yarn lockfile v1\n\n\nnext@^14.2.0:\n  version "14.2.35"\n', '14.2.35', 4],
  ['yarn.lock', '__metadata:\n  version: 8\n\n"next@npm:^14.2.0":\n  version: 14.2.35\n', '14.2.35', 4],
  ['bun.lock', '{\n  "packages": {\n    "next": ["next@16.1.0", "", {}],\n', '16.1.0', 3],
])('%s', async (file, text, version, line) => {
  const found = await findLockedVersion(memoryRepository({ [`pier/${file}`]: text }), 'pier', {
    language: 'node',
    name: 'next',
  });
  expect(found).toEqual({ value: version, source: { file: `pier/${file}`, line }, certainty: 'certain' });
});
