import type { Fact } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { findMatches, type SourceFile } from './sources.ts';

/** The paths that the first group which matched holds, each once, sorted; none that leads out of the folder. */
export function findLiteralPaths(sources: readonly SourceFile[], pattern: RegExp): Fact<string>[] {
  const found = findMatches(sources, pattern).map(({ match, source }) => ({
    value: (match.slice(1).find((group) => group !== undefined) ?? '').replace(/^\.\//, ''),
    source,
    certainty: 'likely' as const,
  }));
  const byPath = new Map<string, Fact<string>>();
  for (const fact of found)
    if (fact.value !== '' && !fact.value.startsWith('..') && !byPath.has(fact.value)) byPath.set(fact.value, fact);
  return [...byPath.values()].sort((a, b) => byCodeUnit(a.value, b.value));
}
