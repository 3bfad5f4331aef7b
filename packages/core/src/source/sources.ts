import type { Source } from '../model/index.ts';
import { escapePattern } from '../repository/escape-pattern.ts';
import { lineFinder } from '../repository/line-numbers.ts';
import type { ServiceFolder } from './service-folder.ts';

/** One source file of a service; JavaScript without its comments. */
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

/** How the source files of one language are told and read. */
export interface SourceKind {
  pattern: RegExp;
  /** Files of this language that tests and tools use and that say nothing about the service in its container. */
  notShipped: RegExp;
  /** The text without its comments, for a language whose sources are searched by patterns; offsets and lines stay. */
  withoutComments?(text: string): string;
}

/** The same in every language. */
const notShipped =
  /(^|\/)(?:tests?|__tests__|__mocks__|e2e|spec|specs|testing|cypress|playwright|stories|\.storybook|examples?|docs?|scripts?|tools|benchmarks?|migrations?|alembic)\/|[._-](?:test|spec|stories|bench|d)\.[a-z]+$/;
const maxSourceBytes = 1_000_000;

/** The shipped source files of a folder that are not larger than source is. */
export async function readSources(
  { repository, path, files, outsideLinks }: Pick<ServiceFolder, 'repository' | 'path' | 'files' | 'outsideLinks'>,
  kind: SourceKind,
): Promise<SourceFile[]> {
  const prefix = path === '.' ? 0 : path.length + 1;
  const candidates = [...files, ...outsideLinks].filter((file) => {
    const name = file.slice(prefix);
    return kind.pattern.test(file) && !notShipped.test(name) && !kind.notShipped.test(name);
  });
  const sources = await Promise.all(
    candidates.map(async (file) => {
      const raw = await repository.readText(file);
      if (raw === undefined || raw.length > maxSourceBytes) return [];
      const text = kind.withoutComments?.(raw) ?? raw;
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

/** Text from `start` to the parenthesis that closes the one at `open`; to the end of the text when none does. */
export function textInParentheses(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const char = text[at];
    if (char === '(' || char === '{' || char === '[') depth++;
    else if ((char === ')' || char === '}' || char === ']') && --depth === 0) return text.slice(open + 1, at);
  }
  return text.slice(open + 1);
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

/** Where a text in quotes begins with what the pattern matches. */
export function findTextStart(sources: readonly SourceFile[], start: RegExp): Source | undefined {
  return findMatch(sources, new RegExp(`['"\`](?:${start.source})`))?.source;
}

/** True when a text names this file, on its own or at the end of a path. */
export function quotes(sources: readonly SourceFile[], file: string): boolean {
  const quoted = new RegExp(`['"\`/]${escapePattern(file)}['"\`/]`);
  return sources.some(({ text }) => quoted.test(text));
}
