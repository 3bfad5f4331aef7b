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
}

/** The same in every language. */
const notShippedFolders = new Set([
  ...['test', 'tests', '__tests__', '__mocks__', 'e2e', 'spec', 'specs', 'testing', 'cypress', 'playwright', 'stories'],
  ...['.storybook', 'example', 'examples', 'doc', 'docs', 'script', 'scripts', 'tools', 'benchmark', 'benchmarks'],
  ...['migration', 'migrations', 'alembic'],
]);
const notShippedFile = /[._-](?:test|spec|stories|bench|d)\.[a-z]+$/;
const maxSourceBytes = 1_000_000;

/** The shipped source files of a folder that are not larger than source is. */
export async function readSources(
  { repository, path, files, outsideLinks }: Pick<ServiceFolder, 'repository' | 'path' | 'files' | 'outsideLinks'>,
  kind: SourceKind,
): Promise<SourceFile[]> {
  const prefix = path === '.' ? 0 : path.length + 1;
  const candidates = [...files, ...outsideLinks].filter((file) => {
    const name = file.slice(prefix);
    return kind.pattern.test(file) && isShipped(name) && !kind.notShipped.test(name);
  });
  const sources = await Promise.all(
    candidates.map(async (file) => {
      const text = await repository.readText(file);
      // What Seaworthy wrote says nothing of the service.
      if (text === undefined || text.length > maxSourceBytes || isGenerated(text)) return [];
      return [{ file, text, lineAt: lazyLineFinder(text) }];
    }),
  );
  return sources.flat();
}

function isShipped(name: string): boolean {
  return (
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
