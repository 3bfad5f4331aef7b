import { expect, test } from 'vitest';
import { foldFolders } from './fold-folders.ts';

const library = Array.from({ length: 6 }, (_, index) => `docker/library/part-${index}.py`);

test('a folder of many files is one line, where its first file stood', () => {
  expect(foldFolders(['Dockerfile', ...library, 'nginx/a.conf'])).toEqual([
    'Dockerfile',
    'docker/library/ (6 files)',
    'nginx/a.conf',
  ]);
});

test('few files of a folder, and all of the top, are named', () => {
  const paths = [...library.slice(1), 'a', 'b', 'c', 'd', 'e', 'f', 'docker/other.mjs'];
  expect(foldFolders(paths)).toEqual(paths);
});
