import { findPythonWrites } from '../languages/python/writes.ts';
import type { Fact } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { findMatches, type SourceFile } from '../source/sources.ts';

const nodeWrite =
  /\b(?:writeFile(?:Sync)?|appendFile(?:Sync)?|createWriteStream|mkdir(?:Sync)?|cp(?:Sync)?|rename(?:Sync)?)\(\s*(?:(?:path\.)?(?:join|resolve)\(\s*(?:process\.cwd\(\)|__dirname|import\.meta\.dirname)\s*,\s*)?['"`]([^'"`\n$]+)['"`]|\bdest:\s*['"]([^'"\n]+)['"]/;

/** Paths that the code writes to, where they are literal. */
export function findWrites(sources: readonly SourceFile[], language: 'node' | 'python'): Fact<string>[] {
  const found = language === 'node' ? findNodeWrites(sources) : findPythonWrites(sources);
  const byPath = new Map<string, Fact<string>>();
  for (const fact of found.map((one) => ({ ...one, value: one.value.replace(/^\.\//, '') })))
    if (fact.value !== '' && !fact.value.startsWith('..') && !byPath.has(fact.value)) byPath.set(fact.value, fact);
  return [...byPath.values()].sort((a, b) => byCodeUnit(a.value, b.value));
}

function findNodeWrites(sources: readonly SourceFile[]): Fact<string>[] {
  return findMatches(sources, nodeWrite).map(({ match, source }) => ({
    value: match[1] ?? match[2] ?? '',
    source,
    certainty: 'likely' as const,
  }));
}
