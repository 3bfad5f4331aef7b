import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { folderNameOf, recogniseSubject } from './proof-subject.ts';

test('nothing and a folder are projects, a file is a compose file, anything else an image', async () => {
  await using folder = await makeTemporaryFolder({ 'shop/stack.yaml': 'services: {}\n' });
  const { path } = folder;
  expect(await recogniseSubject(path, undefined)).toEqual({ kind: 'project', directory: path });
  expect(await recogniseSubject(path, 'shop')).toEqual({ kind: 'project', directory: `${path}/shop` });
  expect(await recogniseSubject(path, 'shop/stack.yaml')).toEqual({
    kind: 'foreign',
    name: 'shop',
    target: { kind: 'compose', directory: `${path}/shop`, files: ['stack.yaml'] },
  });
  expect(await recogniseSubject(path, 'shop/api:1.4')).toEqual({
    kind: 'foreign',
    name: 'shop/api:1.4',
    target: { kind: 'image', reference: 'shop/api:1.4' },
  });
});

test.each(['./stack.yml', 'shop/stack.yaml', '/nowhere'])(
  '%s can only be a path, and there is nothing',
  async (argument) => {
    await using folder = await makeTemporaryFolder();
    await expect(recogniseSubject(folder.path, argument)).rejects.toMatchObject({ code: 'INVALID_USAGE' });
  },
);

test.each([
  ['registry.example:5000/shop:1.4', 'registry.example-5000-shop-1.4'],
  ['../..', 'target'],
])('%s as a folder', (name, expected) => {
  expect(folderNameOf(name)).toBe(expected);
});
