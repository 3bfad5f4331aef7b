import { expect, test } from 'vitest';
import { memoryRepository } from '../../repository/memory.ts';
import { findServiceFolders } from '../../source/service-folder.ts';
import { findMapperMigrations } from './mapper-migrations.ts';
import { openNodeFolder } from './node-folder.ts';

async function migrations(manifest: object, files: Record<string, string> = {}) {
  const repository = memoryRepository({ 'berth/package.json': JSON.stringify(manifest), ...files });
  const [folder] = findServiceFolders(repository, ['package.json'], []);
  const opened = folder === undefined ? undefined : await openNodeFolder(folder);
  const found = opened === undefined ? undefined : await findMapperMigrations(opened);
  return found === undefined ? undefined : [found.value.tool, found.value.command.join(' '), found.source.file];
}
const knexfile = { 'berth/knexfile.js': 'module.exports = {};', 'berth/db/migrations/1_tides.js': '' };
const journal = { 'berth/drizzle.config.ts': '', 'berth/drizzle/meta/_journal.json': '{}' };

test.each([
  [{ dependencies: { knex: '3' } }, knexfile, ['knex', 'knex migrate:latest', 'berth/knexfile.js']],
  [{ devDependencies: { 'drizzle-kit': '1' } }, journal, ['drizzle', 'drizzle-kit migrate', 'berth/drizzle.config.ts']],
  [
    { devDependencies: { 'sequelize-cli': '6' } },
    { 'berth/.sequelizerc': '', 'berth/migrations/1.js': '' },
    ['sequelize', 'sequelize-cli db:migrate', 'berth/.sequelizerc'],
  ],
  [
    {
      dependencies: { typeorm: '0.3' },
      scripts: { 'migration:run': 'npx typeorm-ts-node-commonjs migration:run -d src/data-source.ts' },
    },
    {},
    ['typeorm', 'typeorm-ts-node-commonjs migration:run -d src/data-source.ts', 'berth/package.json'],
  ],
  [
    { dependencies: { knex: '3' }, scripts: { migrate: 'knex migrate:latest --knexfile db/knexfile.cjs' } },
    knexfile,
    ['knex', 'knex migrate:latest --knexfile db/knexfile.cjs', 'berth/package.json'],
  ],
])('%j migrates by its tool', async (manifest, files, expected) => {
  expect(await migrations(manifest, files)).toEqual(expected);
});

test.each([
  ['no migration', { dependencies: { knex: '3' } }, { 'berth/knexfile.js': '' }],
  ['settings in TypeScript', { dependencies: { knex: '3' } }, { 'berth/knexfile.ts': '', 'berth/migrations/1.js': '' }],
  ['no tool', { dependencies: { 'drizzle-orm': '1' } }, journal],
  [
    'a service that migrates by itself',
    { dependencies: { knex: '3' } },
    { ...knexfile, 'berth/main.js': 'await database.migrate.latest();' },
  ],
  [
    'a script that needs the build',
    { dependencies: { typeorm: '0.3' }, scripts: { 'migration:run': 'typeorm migration:run -d dist/data-source.js' } },
    {},
  ],
  [
    'a script that does more',
    { dependencies: { typeorm: '0.3' }, scripts: { migrate: 'npm run build && typeorm migration:run -d src/d.js' } },
    {},
  ],
])('%s: nothing is run', async (_, manifest, files) => {
  expect(await migrations(manifest, files)).toBeUndefined();
});
