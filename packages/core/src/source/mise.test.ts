import { expect, test } from 'vitest';
import { memoryRepository } from '../repository/memory.ts';
import { findMiseVersion } from './mise.ts';
import { findServiceFolders } from './service-folder.ts';

test.each<[Record<string, string>, [string, string, number] | undefined]>([
  [{ 'mise.toml': '[env]\nnode = "12"\n\n[tools]\npython = "3.12"\nnode = "24.1"\n' }, ['24.1', 'mise.toml', 6]],
  [{ '.mise.toml': '[tools]\n"core:node" = ["22", "20"]\n' }, ['22', '.mise.toml', 2]],
  [
    { '.config/mise.toml': '[tools]\nnodejs = { version = "v20.19", os = ["linux"] }\n' },
    ['v20.19', '.config/mise.toml', 2],
  ],
  [{ 'mise.toml': '[tools.node]\nversion = "lts"\n' }, ['lts', 'mise.toml', 2]],
  [{ 'pier/mise.toml': '[tools]\nnode = "20"\n', 'mise.toml': '[tools]\nnode = "24"\n' }, ['20', 'pier/mise.toml', 2]],
  [{ 'mise.toml': '[tools]\nnode = "latest"\n' }, undefined],
  [{ 'mise.toml': '[tools\nnode = "22"\n[tasks.build]\nrun = "x = 1"\n' }, undefined],
])('%j', async (files, expected) => {
  const [folder] = findServiceFolders(memoryRepository({ 'pier/package.json': '{}', ...files }), ['package.json'], []);
  if (folder === undefined) throw new Error('there is no folder');
  const fact = await findMiseVersion(folder, ['node', 'nodejs']);
  expect(fact === undefined ? undefined : [fact.value, fact.source.file, fact.source.line]).toEqual(expected);
});
