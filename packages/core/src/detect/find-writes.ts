import { findNodeWrites } from '../languages/node/writes.ts';
import { findPythonWrites } from '../languages/python/writes.ts';
import type { Fact } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import type { SourceFile } from '../source/sources.ts';

/** Paths that the code writes to, where they are literal. */
export function findWrites(sources: readonly SourceFile[], language: 'node' | 'python'): Fact<string>[] {
  const found = language === 'node' ? findNodeWrites(sources) : findPythonWrites(sources);
  const byPath = new Map<string, Fact<string>>();
  for (const fact of found.map((one) => ({ ...one, value: one.value.replace(/^\.\//, '') })))
    if (fact.value !== '' && !fact.value.startsWith('..') && !byPath.has(fact.value)) byPath.set(fact.value, fact);
  return [...byPath.values()].sort((a, b) => byCodeUnit(a.value, b.value));
}
