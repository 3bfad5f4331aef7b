import { folderOf, joinPath } from '../../repository/repository.ts';
import { folderAt, type ServiceFolder } from '../../source/service-folder.ts';
import { readSources, type SourceFile, type SourceKind } from '../../source/sources.ts';
import { type PackageManifest, readPackageManifest } from './package-manifest.ts';
import { type Prisma, readPrisma } from './prisma/read-prisma.ts';
import { findSchemaPackage } from './prisma/schema-package.ts';
import { modulesNamed } from './source/modules-named.ts';

/** A folder with a `package.json`. */
export interface NodeFolder extends ServiceFolder {
  manifest: PackageManifest;
  /** Shipped JavaScript and TypeScript, without tests and tool configuration. */
  javaScript: readonly SourceFile[];
  /** Absent: the service does not use Prisma. */
  prisma?: Prisma;
}

export const javaScriptSources: SourceKind = {
  pattern: /\.(?:[cm]?[jt]s|[jt]sx)$/,
  // At the top alone: `lib/db/drizzle.ts` is the application's own.
  notShipped:
    /^(?:vitest|vite|jest|eslint|prettier|playwright|cypress|tailwind|postcss|tsup|rollup|webpack|babel|commitlint|lint-staged|drizzle)\.(?:[\w-]+\.)*[cm]?[jt]s$/,
  loaded: loadedOf,
};

/** A program may have no ending: `bin/www`. */
const mayBeStarted = /(?:^|\/)[\w-]+$|\.(?:[cm]?[jt]s|[jt]sx)$/;

/** @throws MANIFEST_BROKEN, SYMLINK_OUTSIDE */
export async function openNodeFolder(folder: ServiceFolder): Promise<NodeFolder | undefined> {
  const own = await openAlone(folder);
  if (own === undefined || own.prisma !== undefined) return own;
  const path = await findSchemaPackage(own);
  const holder = path === undefined ? undefined : await openAlone(folderAt(folder.repository, path));
  return path === undefined || holder?.prisma === undefined
    ? own
    : { ...own, prisma: { ...holder.prisma, holder: { path, manifest: holder.manifest } } };
}

/** Without what other packages of the repository do for it. */
async function openAlone(folder: ServiceFolder): Promise<NodeFolder | undefined> {
  const manifest = await readPackageManifest(folder.repository, folder.path);
  if (manifest === undefined) return undefined;
  const started = ['start', 'start:prod', 'start:production', 'worker', 'start:worker'].flatMap(
    (name) => manifest.script(name)?.value ?? [],
  );
  const texts = [...started, manifest.text('main')?.value ?? ''];
  const isStarted = (name: string) => mayBeStarted.test(name) && texts.some((text) => namesFile(text, name));
  const read = { ...folder, manifest, javaScript: await readSources(folder, javaScriptSources, isStarted) };
  const prisma = await readPrisma(read);
  return { ...read, ...(prisma === undefined ? {} : { prisma }) };
}

/** `node scripts/serve` names `scripts/serve.js`. */
function namesFile(text: string, file: string): boolean {
  const bare = bareName(file);
  return text.split(/[\s"']+/).some((word) => bareName(word.replace(/^\.\//, '')) === bare);
}

/** Files of folders such as `tools`, and settings of tools, that a source imports: they are the application's own. */
function loadedOf({ file, text }: SourceFile, leftOut: readonly string[]): string[] {
  const byName = indexOf(leftOut);
  return modulesNamed(text).flatMap((specifier) => {
    const path = specifier.startsWith('.') ? bareName(joinPath(folderOf(file), specifier)) : undefined;
    const end = path === undefined ? ownPath(specifier) : undefined;
    const name = (path ?? end)?.split('/').at(-1);
    if (name === undefined) return [];
    const found = (byName.get(name) ?? []).filter(({ bare }) => bare === path || bare.endsWith(`/${end}`));
    return found.map((candidate) => candidate.file);
  });
}

type ByName = ReadonlyMap<string, readonly { file: string; bare: string }[]>;
const indices = new WeakMap<readonly string[], ByName>();

/** Files by the last part of what an import calls them. */
function indexOf(files: readonly string[]): ByName {
  const known = indices.get(files);
  if (known !== undefined) return known;
  const byName = new Map<string, { file: string; bare: string }[]>();
  for (const file of files) {
    const bare = bareName(file);
    const name = bare.split('/').at(-1) as string;
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [{ file, bare }]);
    else same.push({ file, bare });
  }
  indices.set(files, byName);
  return byName;
}

/** The path in `@/tools/clock` and `src/tools/clock`, which a setting of the project leads to. */
function ownPath(specifier: string): string | undefined {
  const path = /^(?:[@~]\/|#\/?|src\/)(.+)$/.exec(specifier)?.[1];
  return path === undefined ? undefined : bareName(path);
}

function bareName(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}
