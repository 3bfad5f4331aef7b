import { expect, test } from 'vitest';
import { memoryRepository } from '../../../repository/memory.ts';
import { findServiceFolders } from '../../../source/service-folder.ts';
import { findMigrations } from '../migrations.ts';
import { openNodeFolder } from '../node-folder.ts';
import { findNodeTraits } from '../traits.ts';
import { prismaReads } from './read-prisma.ts';

const manifest = {
  dependencies: { '@prisma/client': '6.19.0' },
  devDependencies: { prisma: '6.19.0' },
};

async function read(files: Record<string, string>, more: object = {}) {
  const repository = memoryRepository({ 'package.json': JSON.stringify({ ...manifest, ...more }), ...files });
  const [found] = findServiceFolders(repository, ['package.json'], []);
  const folder = found === undefined ? undefined : await openNodeFolder(found);
  if (folder === undefined) throw new Error('there is no folder');
  return {
    prisma: folder.prisma,
    reads: folder.prisma === undefined ? [] : prismaReads(folder.prisma),
    traits: Object.fromEntries(Object.entries(findNodeTraits(folder)).map(([key, { value }]) => [key, value])),
    migrations: (await findMigrations(folder))?.value.command.slice(2),
  };
}

const datasource = (provider: string, lines: string) =>
  `generator client {\n  provider = "prisma-client"\n}\n\ndatasource db {\n  provider = "${provider}"\n${lines}\n}\n`;

test('the addresses that a schema takes from variables, and which of them a running stack needs', async () => {
  const schema = datasource(
    'mysql',
    '  url = env("HARBOUR_URL")\n  directUrl = env("HARBOUR_DIRECT")\n  // url = env("OLD")\n  shadowDatabaseUrl = env("HARBOUR_SHADOW")',
  );
  const without = await read({ 'prisma/schema.prisma': schema });
  expect(without.prisma?.provider).toEqual({ name: 'mysql', source: { file: 'prisma/schema.prisma', line: 5 } });
  expect(without.reads.map(({ name, source, required }) => [name, source.line, required])).toEqual([
    ['HARBOUR_URL', 7, true],
    ['HARBOUR_DIRECT', 8, undefined],
    ['HARBOUR_SHADOW', 10, undefined],
  ]);
  const migrating = await read({
    'prisma/schema.prisma': schema,
    'prisma/migrations/1_first/migration.sql': 'SELECT 1;',
  });
  expect(migrating.reads.map(({ required }) => required)).toEqual([true, true, undefined]);
  expect(migrating.migrations).toEqual(['migrate', 'deploy']);
});

const pieces = {
  'db/schema/main.prisma': datasource('postgresql', '  url = env("TIDES")'),
  'db/schema/tides.prisma': 'model Tide {\n  id Int @id\n}\n',
  'db/migrations/1_first/migration.sql': 'SELECT 1;',
};

test.each<[string, Record<string, string>, object]>([
  ['package.json', {}, { prisma: { schema: './db/schema' } }],
  ['a configuration', { 'prisma.config.ts': "export default { schema: 'db/schema' };" }, {}],
  [
    'a joined path',
    {
      'prisma.config.ts':
        "import path from 'node:path';\nimport { defineConfig } from 'prisma/config';\nexport default defineConfig({ schema: path.join(__dirname, 'db', 'schema'), migrations: { path: path.join('db', 'migrations') } });",
    },
    {},
  ],
])('a schema in several files, by %s', async (_, files, more) => {
  const { prisma, traits, reads, migrations } = await read({ ...pieces, ...files }, more);
  expect(prisma?.provider?.source.file).toBe('db/schema/main.prisma');
  expect(traits.prismaSchema).toBe('db/schema');
  expect(reads.map(({ name }) => name)).toEqual(['TIDES']);
  expect(migrations).toEqual(['migrate', 'deploy']);
});

test('the only schema of a folder counts wherever it is, and commands are told; of several none is', async () => {
  const files = { 'src/store/boats.prisma': datasource('sqlite', '  url = "file:./boats.db"') };
  expect((await read(files)).traits).toEqual({ prismaSchema: 'src/store/boats.prisma', fileDatabase: true });
  expect((await read({ ...files, 'src/store/more.prisma': '' })).prisma).toBeUndefined();
  const kept = await read({ ...files, 'src/store/migrations/1/migration.sql': '' });
  expect(kept.migrations).toEqual(['migrate', 'deploy', '--schema=src/store/boats.prisma']);
});

test('a configuration that refuses to be read without its address is given one where nothing is asked of it', async () => {
  const config = (url: string) =>
    `import { defineConfig, env } from 'prisma/config';\nexport default defineConfig({ datasource: { url: ${url} } });`;
  const schema = { 'prisma/schema.prisma': datasource('postgresql', '') };
  const strict = await read({ ...schema, 'prisma.config.ts': config("env('TIDES')") });
  expect(strict.traits.addressesOfCommands).toBe('TIDES');
  expect(strict.reads).toMatchObject([{ name: 'TIDES', source: { file: 'prisma.config.ts', line: 2 } }]);
  const lenient = await read({ ...schema, 'prisma.config.ts': config('process.env.TIDES') });
  expect(lenient.traits.addressesOfCommands).toBeUndefined();
  expect(lenient.reads).toMatchObject([{ name: 'TIDES' }]);
});

test('who makes the client: a hook, the build script, or else a step of its own', async () => {
  const schema = { 'prisma/schema.prisma': datasource('postgresql', '') };
  const by = async (scripts: object) => (await read(schema, { scripts })).traits.clientMadeBy;
  expect(await by({ build: 'tsc' })).toBeUndefined();
  expect(await by({ build: 'prisma generate && tsc' })).toBe('build');
  expect(await by({ build: 'prisma generate && tsc', postinstall: 'prisma generate' })).toBe('hook');
});
