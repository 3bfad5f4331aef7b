import type { Fact } from '../../model/index.ts';
import { findMatches, type SourceFile } from '../../source/sources.ts';

const write =
  /\bopen\(\s*['"]([^'"\n{]+)['"]\s*,\s*['"](?:[wax]b?\+?|r\+)|\b(?:Path\(\s*['"]([^'"\n]+)['"]\s*\)\.(?:write_text|write_bytes|mkdir)|os\.makedirs\(\s*['"]([^'"\n]+)['"])/;

/** Paths that the code writes to, where they are literal. */
export function findPythonWrites(sources: readonly SourceFile[]): Fact<string>[] {
  return findMatches(sources, write).map(({ match, source }) => ({
    value: match[1] ?? match[2] ?? match[3] ?? '',
    source,
    certainty: 'likely' as const,
  }));
}
