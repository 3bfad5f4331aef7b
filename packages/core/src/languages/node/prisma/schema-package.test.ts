import { expect, test } from 'vitest';
import { memoryRepository } from '../../../repository/memory.ts';
import { findServiceFolders } from '../../../source/service-folder.ts';
import { openNodeFolder } from '../node-folder.ts';

const schema = 'datasource db {\n  provider = "postgresql"\n  url = env("HARBOUR_URL")\n}\n';
const manifest = (name: string, dependencies: object, more: object = {}) =>
  JSON.stringify({ name, dependencies, ...more });
const quay = {
  'packages/quay/package.json': manifest(
    '@harbour/quay',
    { '@prisma/client': '6' },
    { devDependencies: { prisma: '6' } },
  ),
  'packages/quay/db/schema.prisma': schema,
};

async function prismaOf(files: Record<string, string>) {
  const repository = memoryRepository(files);
  const found = findServiceFolders(repository, ['package.json'], []).find(({ path }) => path === 'apps/pilot');
  const folder = found === undefined ? undefined : await openNodeFolder(found);
  if (folder === undefined) throw new Error('there is no folder');
  return folder.prisma;
}

test.each<[string, Record<string, string>, string | undefined]>([
  ['a package that it depends on', { 'apps/pilot/package.json': manifest('pilot', { '@harbour/quay': '*' }) }, 'quay'],
  [
    'a package that another one depends on',
    {
      'apps/pilot/package.json': manifest('pilot', { '@harbour/crane': '*' }),
      'packages/crane/package.json': manifest('@harbour/crane', { '@harbour/quay': '*', '@harbour/crane': '*' }),
    },
    'quay',
  ],
  [
    'beside a client of its own, without a schema',
    { 'apps/pilot/package.json': manifest('pilot', { '@harbour/quay': '*', '@prisma/client': '6' }) },
    'quay',
  ],
  ['no package that it does not need', { 'apps/pilot/package.json': manifest('pilot', { express: '5' }) }, undefined],
  [
    'none of two',
    {
      'apps/pilot/package.json': manifest('pilot', { '@harbour/quay': '*', '@harbour/yard': '*' }),
      'packages/yard/package.json': manifest('@harbour/yard', { '@prisma/client': '6' }),
      'packages/yard/schema.prisma': schema,
    },
    undefined,
  ],
  [
    'past a broken manifest',
    {
      'apps/pilot/package.json': manifest('pilot', { '@harbour/quay': '*' }),
      'packages/wreck/package.json': '{',
    },
    'quay',
  ],
])('the schema of %s', async (_, files, holder) => {
  const prisma = await prismaOf({ ...quay, ...files });
  expect(prisma?.holder?.path).toBe(holder === undefined ? undefined : `packages/${holder}`);
  expect(prisma?.schema.path).toBe(holder === undefined ? undefined : 'db/schema.prisma');
});

test('a schema of its own goes before that of a package', async () => {
  const prisma = await prismaOf({
    ...quay,
    'apps/pilot/package.json': manifest('pilot', { '@harbour/quay': '*', '@prisma/client': '6' }),
    'apps/pilot/prisma/schema.prisma': schema,
  });
  expect([prisma?.holder, prisma?.schema.path]).toEqual([undefined, 'prisma/schema.prisma']);
});
