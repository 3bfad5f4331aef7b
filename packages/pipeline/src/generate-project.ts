import { generate, requirePlan } from '@seaworthy/core';
import { userError } from '@seaworthy/core/errors';
import type { FileChange, FileSet, OnEvent, Plan } from '@seaworthy/core/model';
import { compareWithTree, writeChanges } from './compare-tree.ts';
import type { Target } from './target/open-target.ts';

/**
 * Writes the files of a plan into the project, and `documents` into its state folder. Edited ones are kept, with a notice; a file that was there before and is not
 * Seaworthy's stops the run with FILES_IN_THE_WAY, since the others would not fit it.
 */
export async function generateProject(
  target: Target,
  plan: Plan,
  options: { force: boolean; documents: Readonly<Record<string, unknown>>; onEvent: OnEvent; signal: AbortSignal },
): Promise<{ fileSet: FileSet; changes: FileChange[]; written: string[] }> {
  const fileSet = generate(requirePlan(plan));
  const changes = await compareWithTree(target, fileSet);
  const kept = options.force ? [] : changes;
  const foreign = kept.filter(({ state }) => state === 'foreign').map(({ path }) => path);
  if (foreign.length > 0) throw userError('FILES_IN_THE_WAY', { files: foreign });
  const written = await writeChanges(target, fileSet, changes, options);
  for (const { path, diff = '' } of kept.filter(({ state }) => state === 'edited')) {
    const lines = diff.split('\n').filter((line) => /^[+-](?![+-]{2})/.test(line)).length;
    const message = `${path} was edited by hand and is kept; what would be written differs in ${lines} lines (seaworthy generate shows them)`;
    options.onEvent({ type: 'notice', level: 'warning', message });
  }
  return { fileSet, changes, written };
}
