import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detectFacts, memoryRepository, planFacts, readConfiguration } from '../../packages/core/src/index.ts';
import { compare, outcomes } from './compare.mjs';
import { lockedFiles, readRepositories } from './repository.mjs';

const { rows } = JSON.parse(readFileSync(new URL('../results/first-contact.json', import.meta.url), 'utf8'));
const kept = new Map(rows.map(({ repository, outcome }) => [repository, outcome]));
// Whose point is their number; the benchmark plans them from a disk.
const repositories = readRepositories().filter(({ files }) => Object.keys(files).length < 500);

test.each(repositories)('$name: $about', async (repository) => {
  const { outcome, said } = compare(repository.expect, await answer(repository));
  const before = kept.get(repository.name);
  expect(before, 'run `node bench/first-contact/run.mjs` after adding a repository').toBeDefined();
  const isAsGood = outcomes.indexOf(outcome) <= outcomes.indexOf(before);
  expect(isAsGood, `was ${before}, is ${outcome}: ${said.join('; ')}`).toBe(true);
});

async function answer(repository) {
  const tree = memoryRepository(lockedFiles(repository), repository.name);
  try {
    const configuration = await readConfiguration(tree);
    return { plan: planFacts(await detectFacts(tree, configuration), configuration) };
  } catch (error) {
    if (error.code === undefined) throw error;
    return { refused: error.code };
  }
}
