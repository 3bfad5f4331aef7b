import { findNodeWrites } from '../languages/node/writes.ts';
import type { Fact } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { findMatches, type SourceFile } from '../source/sources.ts';

const pythonWrite =
  /\bopen\(\s*['"]([^'"\n{]+)['"]\s*,\s*['"](?:[wax]b?\+?|r\+)|\b(?:Path\(\s*['"]([^'"\n]+)['"]\s*\)\.(?:write_text|write_bytes|mkdir)|os\.makedirs\(\s*['"]([^'"\n]+)['"])/;

/** Paths that the code writes to, where they are literal. */
export function findWrites(sources: readonly SourceFile[], language: 'node' | 'python'): Fact<string>[] {
  const found = language === 'node' ? findNodeWrites(sources) : findPythonWrites(sources);
  const byPath = new Map<string, Fact<string>>();
  for (const fact of found)
    if (fact.value !== '' && !fact.value.startsWith('..') && !byPath.has(fact.value)) byPath.set(fact.value, fact);
  return [...byPath.values()].sort((a, b) => byCodeUnit(a.value, b.value));
}

function findPythonWrites(sources: readonly SourceFile[]): Fact<string>[] {
  return findMatches(sources, pythonWrite).map(({ match, source }) => ({
    value: (match[1] ?? match[2] ?? match[3] ?? '').replace(/^\.\//, ''),
    source,
    certainty: 'likely' as const,
  }));
}
