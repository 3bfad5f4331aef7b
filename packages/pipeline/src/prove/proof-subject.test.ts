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

test('what is said of the thing goes with it, and what is about another thing is refused', async () => {
  await using folder = await makeTemporaryFolder({ 'shop/stack.yaml': 'services: {}\n' });
  const { path } = folder;
  const image = { ports: [8080] };
  expect(await recogniseSubject(path, 'api:1.4', { image })).toMatchObject({
    target: { kind: 'image', reference: 'api:1.4', ports: [8080] },
  });
  expect(await recogniseSubject(path, undefined, { services: ['web'] })).toMatchObject({ services: ['web'] });
  expect(await recogniseSubject(path, 'shop/stack.yaml', { services: ['web'], profiles: ['prod'] })).toMatchObject({
    target: { kind: 'compose', services: ['web'], profiles: ['prod'] },
  });
  expect(await recogniseSubject(path, undefined, { container: 'pier' })).toEqual({
    ...{ kind: 'foreign', name: 'container pier' },
    target: { kind: 'container', container: 'pier' },
  });
  for (const [argument, options, said] of [
    ['api:1.4', { container: 'pier' }, '--container names what is proven, and so does api:1.4'],
    [undefined, { container: 'pier', image }, 'a container that runs is taken as it is.'],
    ['shop/stack.yaml', { image }, 'are about an image; shop/stack.yaml is a compose file.'],
    ['shop', { image }, 'are about an image; shop is a folder.'],
    [undefined, { image }, 'without a TARGET, this project is proven.'],
    ['api:1.4', { services: ['web'] }, '--service is about a compose file or a project; api:1.4 is no file here'],
    ['shop', { profiles: ['prod'] }, '--profile is about a compose file; shop is a folder.'],
  ] as const) {
    await expect(recogniseSubject(path, argument, options)).rejects.toMatchObject({
      code: 'INVALID_USAGE',
      message: expect.stringContaining(said),
    });
  }
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
