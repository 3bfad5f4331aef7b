import type { Source } from '../../../model/index.ts';
import { joinPath } from '../../../repository/repository.ts';
import type { ServiceFolder } from '../../../source/service-folder.ts';
import type { SourceFile } from '../../../source/sources.ts';
import type { PackageManifest } from '../package-manifest.ts';
import { type ExportedConfig, readExportedConfig } from '../source/exported-config.ts';
import { isCall, type Place } from '../source/place.ts';

/** What of a folder tells how Prisma is used in it. */
export type PrismaSources = ServiceFolder & { manifest: PackageManifest; javaScript: readonly SourceFile[] };

/** Where the schema is. */
export interface SchemaPath {
  /** A file or a folder with several, relative to the service. */
  path: string;
  /** The files themselves, relative to the repository. */
  files: readonly string[];
  /** What names it; absent where it lies at the usual place. */
  declared?: Source;
  /** True when Prisma's own commands find it without being told. */
  isKnown: boolean;
  config: ExportedConfig | undefined;
}

const configs = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].flatMap((ending) => [
  `prisma.config.${ending}`,
  `.config/prisma.${ending}`,
]);
const usual = ['prisma/schema.prisma', 'schema.prisma', 'prisma/schema'];

/** In the order in which Prisma looks, and last the only schema of the folder, wherever it is. */
export function findSchemaPath(folder: PrismaSources): SchemaPath | undefined {
  const config = readExportedConfig(folder, configs);
  const fromConfig = config === undefined ? undefined : pathAt(config, 'schema');
  const fromManifest = folder.manifest.text('prisma', 'schema');
  const named = fromConfig ?? fromManifest?.value;
  const declared = fromConfig === undefined ? fromManifest?.source : config?.source;
  for (const path of named === undefined ? usual : [joinPath('.', named)]) {
    const files = filesOf(folder, path);
    if (files.length > 0)
      return { path, files, isKnown: true, config, ...(declared === undefined ? {} : { declared }) };
  }
  const [only, ...others] = folder.files.filter((file) => file.endsWith('.prisma'));
  if (named !== undefined || only === undefined || others.length > 0) return undefined;
  return {
    path: folder.path === '.' ? only : only.slice(folder.path.length + 1),
    files: [only],
    isKnown: false,
    config,
  };
}

/** `'prisma/schema'` or `path.join('prisma', 'schema')`, relative to the service. */
export function pathAt(config: ExportedConfig, ...path: string[]): string | undefined {
  const literal = config.literal(...path)?.value;
  if (literal !== undefined) return literal;
  const value = config.valueAt(...path);
  return value === undefined ? undefined : joinedPath(value);
}

function joinedPath(place: Place): string | undefined {
  if (!isCall(place)) return undefined;
  const { callee, arguments: parts } = place.node;
  const name =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
      ? callee.property.name
      : callee.type === 'Identifier'
        ? callee.name
        : undefined;
  if (name !== 'join' && name !== 'resolve') return undefined;
  const [first, ...rest] = parts;
  // `__dirname` and the like: the folder of the configuration, which is the service's.
  const texts = first?.type === 'StringLiteral' ? parts : rest;
  if (texts.length === 0 || texts.some(({ type }) => type !== 'StringLiteral')) return undefined;
  return texts.map((text) => (text.type === 'StringLiteral' ? text.value : '')).join('/');
}

function filesOf(folder: PrismaSources, path: string): string[] {
  const whole = folder.resolve(path);
  return folder.files.filter(
    (file) => file.endsWith('.prisma') && (file === whole || whole === '.' || file.startsWith(`${whole}/`)),
  );
}
