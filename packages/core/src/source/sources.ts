import { lineFinder } from '../repository/line-numbers.ts';
import { isGenerated } from './generated-files.ts';
import type { ServiceFolder } from './service-folder.ts';

/** One source file of a service. */
export interface SourceFile {
  file: string;
  text: string;
  lineAt(offset: number): number;
}

/** How the source files of one language are told and read. */
export interface SourceKind {
  pattern: RegExp;
  /** Files of this language that tests and tools use and that say nothing about the service in its container. */
  notShipped: RegExp;
  /** Which of the files that are left out by their names a source loads all the same; absent: none. */
  loaded?(source: SourceFile, leftOut: readonly string[]): string[];
}

/** The same in every language. */
const notShippedFolders = new Set([
  ...['test', 'tests', '__tests__', '__mocks__', 'e2e', 'spec', 'specs', 'testing', 'cypress', 'playwright', 'stories'],
  ...['.storybook', 'example', 'examples', 'doc', 'docs', 'script', 'scripts', 'tools', 'benchmark', 'benchmarks'],
  ...['migration', 'migrations', 'alembic'],
]);
const notShippedFile = /[._-](?:test|spec|stories|bench|d)\.[a-z]+$/;
const maxSourceBytes = 1_000_000;

type SourceFolder = Pick<ServiceFolder, 'repository' | 'path' | 'files' | 'outsideLinks'>;

/** The shipped source files of a folder that are not larger than source is. `alsoShipped`: whatever their names say. */
export async function readSources(
  folder: SourceFolder,
  kind: SourceKind,
  alsoShipped: (name: string) => boolean = () => false,
): Promise<SourceFile[]> {
  const prefix = folder.path === '.' ? 0 : folder.path.length + 1;
  const candidates = [...folder.files, ...folder.outsideLinks].filter(
    (file) => kind.pattern.test(file) || alsoShipped(file.slice(prefix)),
  );
  const ships = (name: string) => isShipped(name, kind) || alsoShipped(name);
  const sources = await readAll(
    folder,
    candidates.filter((file) => ships(file.slice(prefix))),
  );
  if (kind.loaded === undefined) return sources;
  let leftOut = candidates.filter((file) => !ships(file.slice(prefix)) && !notShippedFile.test(file));
  for (let added = sources; added.length > 0 && leftOut.length > 0; ) {
    const wanted = new Set(added.flatMap((source) => kind.loaded?.(source, leftOut) ?? []));
    leftOut = leftOut.filter((file) => !wanted.has(file));
    added = await readAll(folder, [...wanted]);
    sources.push(...added);
  }
  const order = new Map(candidates.map((file, index) => [file, index]));
  return sources.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
}

/** Shipped source files of a folder that `readSources` leaves out because of their size. */
export function findLargeSources({ repository, path, files }: SourceFolder, kind: SourceKind): string[] {
  const prefix = path === '.' ? 0 : path.length + 1;
  return files.filter((file) => {
    const name = file.slice(prefix);
    return isLarge(repository, file) && kind.pattern.test(file) && isShipped(name, kind);
  });
}

function isLarge(repository: SourceFolder['repository'], file: string): boolean {
  return (repository.sizeOf(file) ?? 0) > maxSourceBytes;
}

async function readAll(
  { repository }: Pick<ServiceFolder, 'repository'>,
  files: readonly string[],
): Promise<SourceFile[]> {
  const sources = await Promise.all(
    files.map(async (file) => {
      if (isLarge(repository, file)) return [];
      const text = await repository.readText(file);
      // What Seaworthy wrote says nothing of the service.
      if (text === undefined || isGenerated(text)) return [];
      return [{ file, text, lineAt: lazyLineFinder(text) }];
    }),
  );
  return sources.flat();
}

function isShipped(name: string, { notShipped }: SourceKind): boolean {
  return (
    !notShipped.test(name) &&
    !notShippedFile.test(name) &&
    !name
      .split('/')
      .slice(0, -1)
      .some((folder) => notShippedFolders.has(folder))
  );
}

function lazyLineFinder(text: string): (offset: number) => number {
  let find: ((offset: number) => number) | undefined;
  return (offset) => {
    find ??= lineFinder(text);
    return find(offset);
  };
}
