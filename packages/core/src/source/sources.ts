import { lineFinder } from '../repository/line-numbers.ts';
import type { Repository } from '../repository/repository.ts';

/** One source file of a service. */
export interface SourceFile {
  file: string;
  text: string;
  lineAt(offset: number): number;
}

const sourceNames = /\.(?:[cm]?[jt]s|[jt]sx|py)$/;
/** What runs in development only says nothing about the service in its container. */
const notShipped =
  /(^|\/)(?:tests?|__tests__|__mocks__|e2e|spec|specs|testing|cypress|playwright|stories|\.storybook|examples?|docs?|scripts?|tools|benchmarks?|migrations?|alembic)\/|[._-](?:test|spec|stories|bench|d)\.[a-z]+$|(^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup|noxfile)\.py$|(^|\/)(?:vitest|vite|jest|eslint|prettier|playwright|cypress|tailwind|postcss|tsup|rollup|webpack|babel|commitlint|lint-staged|drizzle)\.[^/]*\.?[cm]?[jt]s$/;
const maxSourceBytes = 1_000_000;

/** The shipped source files among `files` that are not larger than source is. */
export async function readSources(
  repository: Repository,
  folder: string,
  files: readonly string[],
): Promise<SourceFile[]> {
  const prefix = folder === '.' ? 0 : folder.length + 1;
  const sources = await Promise.all(
    files.map(async (file) => {
      if (!sourceNames.test(file) || notShipped.test(file.slice(prefix))) return [];
      const text = await repository.readText(file);
      if (text === undefined || text.length > maxSourceBytes) return [];
      return [{ file, text, lineAt: lazyLineFinder(text) }];
    }),
  );
  return sources.flat();
}

function lazyLineFinder(text: string): (offset: number) => number {
  let find: ((offset: number) => number) | undefined;
  return (offset) => {
    find ??= lineFinder(text);
    return find(offset);
  };
}
