import type { Source } from '../../../model/index.ts';
import { lineFinder } from '../../../repository/line-numbers.ts';
import { folderOf } from '../../../repository/repository.ts';
import type { EnvironmentRead } from '../../../source/merge-environment.ts';
import type { PackageManifest } from '../package-manifest.ts';
import type { ExportedConfig } from '../source/exported-config.ts';
import { isCall, sourceOf } from '../source/place.ts';
import { findSchemaPath, type PrismaSources, pathAt, type SchemaPath } from './schema-path.ts';

/** An address of the database: what the client and migrations use, what migrations alone use, what nothing here uses. */
export type AddressRole = 'url' | 'directUrl' | 'shadowDatabaseUrl';
const roles: readonly AddressRole[] = ['url', 'directUrl', 'shadowDatabaseUrl'];

/** The variable that an address is taken from. */
export interface PrismaAddress {
  role: AddressRole;
  variable: string;
  source: Source;
  /** `config`: the client is given its address by the code, and only Prisma's commands read this one. */
  readBy: 'schema' | 'config';
  /** True when every command of Prisma ends at once where it is not set. */
  isAlwaysRead: boolean;
}

/** How a service uses Prisma. */
export interface Prisma {
  schema: SchemaPath;
  /** The database, as the schema calls it: `postgresql`, `mysql`, `sqlite`. */
  provider?: { name: string; source: Source };
  addresses: readonly PrismaAddress[];
  /** True when Prisma's commands are among the dependencies, to make the client and to migrate. */
  hasCommands: boolean;
  /** A file of the migrations that are kept; absent: there are none. */
  migrations?: string;
  /** The package that has the schema, where it is another than the service; paths of the schema are relative to it. */
  holder?: { path: string; manifest: PackageManifest };
}

/** `undefined` where the service does not use Prisma's client, or has no schema for it. */
export async function readPrisma(folder: PrismaSources): Promise<Prisma | undefined> {
  const { manifest, repository } = folder;
  if (manifest.dependency('@prisma/client') === undefined) return undefined;
  const schema = findSchemaPath(folder);
  if (schema === undefined) return undefined;
  const read: Pick<Prisma, 'provider' | 'addresses'> = { addresses: [] };
  for (const file of schema.files) {
    const found = readDatasource(file, (await repository.readText(file)) ?? '');
    if (found !== undefined) Object.assign(read, found);
  }
  const migrations = findMigrationFile(folder, schema);
  return {
    schema,
    ...read,
    hasCommands: (manifest.dependency('prisma') ?? manifest.devDependency('prisma')) !== undefined,
    // A configuration's addresses are what commands take; a schema of the same project names none.
    addresses: [...read.addresses, ...(schema.config === undefined ? [] : addressesOf(schema.config))],
    ...(migrations === undefined ? {} : { migrations }),
  };
}

/** The variables that Prisma itself reads, which no line of the code has to name. */
export function prismaReads({ addresses, migrations }: Prisma): EnvironmentRead[] {
  return addresses.map(({ variable, role, source, readBy }) => {
    // Only `migrate dev` makes a shadow database, and only migrations take the direct way.
    const isNeeded =
      role !== 'shadowDatabaseUrl' && (migrations !== undefined || (role === 'url' && readBy === 'schema'));
    return { name: variable, source, secret: true, ...(isNeeded ? { required: true } : {}) };
  });
}

function readDatasource(file: string, text: string): Pick<Prisma, 'provider' | 'addresses'> | undefined {
  const match = /^[ \t]*datasource[ \t]+\w+\s*\{([^{}]*)\}/m.exec(text);
  const block = match?.[1];
  if (match === null || block === undefined) return undefined;
  const lineAt = lineFinder(text);
  const start = match.index + match[0].indexOf('{') + 1;
  const at = (found: RegExpExecArray): Source => ({ file, line: lineAt(start + found.index + found[0].search(/\S/)) });
  const provider = /^[ \t]*provider[ \t]*=[ \t]*"(\w+)"/m.exec(block);
  return {
    ...(provider?.[1] === undefined
      ? {}
      : { provider: { name: provider[1], source: { file, line: lineAt(match.index) } } }),
    addresses: roles.flatMap((role) => {
      const found = new RegExp(`^[ \\t]*${role}[ \\t]*=[ \\t]*env\\([ \\t]*"(\\w+)"`, 'm').exec(block);
      return found?.[1] === undefined
        ? []
        : [{ role, variable: found[1], source: at(found), readBy: 'schema', isAlwaysRead: false }];
    }),
  };
}

/** `datasource: { url: env('DATABASE_URL') }`, and the same with `process.env`. */
function addressesOf(config: ExportedConfig): PrismaAddress[] {
  return roles.flatMap((role): PrismaAddress[] => {
    const value = config.valueAt('datasource', role);
    const [name] =
      value !== undefined && isCall(value) && isNamed(value.node.callee, 'env') ? value.node.arguments : [];
    if (value !== undefined && name?.type === 'StringLiteral')
      return [{ role, variable: name.value, source: sourceOf(value), readBy: 'config', isAlwaysRead: true }];
    const variable = config.told('datasource', role)?.variable;
    return variable === undefined
      ? []
      : [{ role, variable: variable.name, source: sourceOf(variable.at), readBy: 'config', isAlwaysRead: false }];
  });
}

function isNamed(node: { type: string; name?: unknown }, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** Beside the schema, beside the folder that it is in, or where the configuration says. */
function findMigrationFile(folder: PrismaSources, { path, config }: SchemaPath): string | undefined {
  const configured = config === undefined ? undefined : pathAt(config, 'migrations', 'path');
  const beside = folderOf(path) === '.' ? 'migrations' : `${folderOf(path)}/migrations`;
  const folders = configured === undefined ? [beside, `${path}/migrations`, 'prisma/migrations'] : [configured];
  const prefixes = folders.map((name) => `${folder.resolve(name)}/`);
  return folder.files.find((file) => file.endsWith('.sql') && prefixes.some((prefix) => file.startsWith(prefix)));
}
