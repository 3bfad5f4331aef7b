import type { Fact, ServiceFacts } from '../../model/index.ts';
import { splitCommands } from '../../text/shell-words.ts';
import type { NodeFolder } from './node-folder.ts';

/** A tool that brings a database up to date from files in the repository. */
interface MigrationTool {
  tool: string;
  /** Whose programs it needs; one of them in development is enough, as migrations have an image of their own. */
  packages: readonly string[];
  programs: readonly string[];
  /** The word by which its program is told to migrate. */
  order: string;
  /** Without a script: its settings file and a migration, both of which have to be there, and its program as a file. */
  settings?: RegExp;
  migration?: RegExp;
  command?: readonly string[];
  /** Code that migrates when the service starts: nothing else may do it as well. */
  byItself: RegExp;
}

const tools: readonly MigrationTool[] = [
  {
    tool: 'drizzle',
    packages: ['drizzle-kit'],
    programs: ['drizzle-kit'],
    order: 'migrate',
    settings: /^drizzle\.config\.(?:[cm]?[jt]s|json)$/,
    migration: /(?:^|\/)meta\/_journal\.json$/,
    command: ['drizzle-kit', 'migrate'],
    byItself: /from ['"]drizzle-orm\/[\w-]+\/migrator['"]/,
  },
  {
    tool: 'knex',
    packages: ['knex'],
    programs: ['knex'],
    order: 'migrate:latest',
    // One in TypeScript needs a loader, which its script names.
    settings: /^knexfile\.(?:c|m)?js$/,
    migration: /(?:^|\/)migrations\/[^/]+\.[cm]?js$/,
    command: ['knex', 'migrate:latest'],
    byItself: /\.migrate\s*\.latest\(/,
  },
  {
    tool: 'sequelize',
    packages: ['sequelize-cli'],
    programs: ['sequelize', 'sequelize-cli'],
    order: 'db:migrate',
    settings: /^(?:\.sequelizerc|config\/config\.c?js(?:on)?)$/,
    migration: /(?:^|\/)migrations\/[^/]+\.c?js$/,
    command: ['sequelize-cli', 'db:migrate'],
    byItself: /\bumzug\b/,
  },
  {
    tool: 'typeorm',
    packages: ['typeorm'],
    programs: ['typeorm', 'typeorm-ts-node-commonjs', 'typeorm-ts-node-esm'],
    order: 'migration:run',
    byItself: /\bmigrationsRun['"]?\s*:\s*true|\.runMigrations\(/,
  },
];

const scripts = [
  ...['migrate', 'db:migrate', 'migration:run', 'migrations:run', 'migrate:latest', 'migrate:up', 'migrate:prod'],
  ...['migrate:deploy', 'db:migration:run', 'db:migrate:latest', 'knex:migrate', 'typeorm:migrate', 'migrations'],
];

/** How a mapper's own tool migrates the service's database, in exec form. */
export async function findMapperMigrations(folder: NodeFolder): Promise<ServiceFacts['migrations']> {
  for (const tool of tools) {
    const { manifest, javaScript } = folder;
    const isThere = tool.packages.some((name) => manifest.dependency(name) ?? manifest.devDependency(name));
    if (!isThere || javaScript.some(({ text }) => tool.byItself.test(text))) continue;
    const found = byScript(folder, tool) ?? bySettings(folder, tool);
    if (found !== undefined)
      return { value: { tool: tool.tool, command: found.value }, source: found.source, certainty: found.certainty };
  }
  return undefined;
}

/** A script that does nothing but migrate; what it builds would be missing where only sources are. */
function byScript({ manifest }: NodeFolder, { programs, order }: MigrationTool): Fact<string[]> | undefined {
  for (const name of scripts) {
    const script = manifest.script(name);
    const [command, ...more] = script === undefined ? [] : splitCommands(script.value);
    if (script === undefined || command === undefined || command.isCompound || more.length > 0) continue;
    const words = command.words[0] === 'npx' ? command.words.slice(1) : command.words;
    const isOrder = programs.includes(words[0] ?? '') && words.includes(order);
    const isMade = words.some((word) => /(?:^|\/)(?:dist|build|lib|out)\//.test(word));
    if (isOrder && !isMade) return { value: words, source: script.source, certainty: 'certain' };
  }
  return undefined;
}

function bySettings({ files, path }: NodeFolder, { settings, migration, command }: MigrationTool) {
  if (settings === undefined || migration === undefined || command === undefined) return undefined;
  const own = files.map((file) => ({ file, name: path === '.' ? file : file.slice(path.length + 1) }));
  const source = own.find(({ name }) => settings.test(name));
  if (source === undefined || !own.some(({ name }) => migration.test(name))) return undefined;
  return { value: [...command], source: { file: source.file }, certainty: 'certain' as const };
}
