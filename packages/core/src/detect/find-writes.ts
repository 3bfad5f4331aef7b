import type { Reading } from '../languages/define-language.ts';
import type { Fact } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** Paths that the code writes to, each once; none that leads out of the folder. */
export function findWrites(folder: ServiceFolder, reading: Reading<ServiceFolder>): Fact<string>[] {
  const found = reading.findWrites(folder).map((one) => ({ ...one, value: one.value.replace(/^\.\//, '') }));
  const byPath = new Map<string, Fact<string>>();
  for (const fact of found)
    if (fact.value !== '' && !fact.value.startsWith('..') && !byPath.has(fact.value)) byPath.set(fact.value, fact);
  return [...byPath.values()].sort((a, b) => byCodeUnit(a.value, b.value));
}
