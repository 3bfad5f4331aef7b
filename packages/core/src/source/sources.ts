import type { Source } from '../model/index.ts';
import { lineFinder } from '../repository/line-numbers.ts';
import type { Repository } from '../repository/repository.ts';
import { blankComments } from './blank-comments.ts';

/** One source file of a service. Python's text is without its comments. */
export interface SourceFile {
  file: string;
  text: string;
  lineAt(offset: number): number;
}

export interface SourceMatch {
  match: RegExpExecArray;
  file: SourceFile;
  source: Source;
}

const languages = [
  { language: 'javascript', pattern: /\.(?:[cm]?[jt]s|[jt]sx)$/ },
  { language: 'python', pattern: /\.py$/ },
] as const;
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
      const kind = languages.find(({ pattern }) => pattern.test(file));
      if (kind === undefined || notShipped.test(file.slice(prefix))) return [];
      const raw = await repository.readText(file);
      if (raw === undefined || raw.length > maxSourceBytes) return [];
      const text = kind.language === 'python' ? blankComments(raw) : raw;
      return [{ file, text, lineAt: lazyLineFinder(text) }];
    }),
  );
  return sources.flat();
}

/** Every match of `pattern` (made global) in order of file and place. */
export function findMatches(sources: readonly SourceFile[], pattern: RegExp): SourceMatch[] {
  const everywhere = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return sources.flatMap((file) =>
    [...file.text.matchAll(everywhere)].map((match) => ({ match, file, source: sourceAt(file, match.index) })),
  );
}

export function findMatch(sources: readonly SourceFile[], pattern: RegExp): SourceMatch | undefined {
  for (const file of sources) {
    const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(file.text);
    if (match !== null) return { match, file, source: sourceAt(file, match.index) };
  }
  return undefined;
}

function sourceAt(file: SourceFile, offset: number): Source {
  return { file: file.file, line: file.lineAt(offset) };
}

function lazyLineFinder(text: string): (offset: number) => number {
  let find: ((offset: number) => number) | undefined;
  return (offset) => {
    find ??= lineFinder(text);
    return find(offset);
  };
}
