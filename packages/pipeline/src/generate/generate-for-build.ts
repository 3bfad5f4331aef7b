import { userError } from '@seaworthy/core/errors';
import type { FileChange } from '@seaworthy/core/model';
import type { PlannedProject } from '../plan/plan-project.ts';
import { filesOf } from '../plan-reading.ts';
import type { Run } from '../run/run.ts';
import { compareWithTree, writeChanges } from '../target/compare-tree.ts';

/**
 * Writes the files that are built next. Edited ones are kept, with a notice; a file that was there before and is not
 * Seaworthy's stops the run with FILES_IN_THE_WAY, since the others would not fit it.
 */
export async function generateForBuild(
  { target, onEvent, signal }: Run,
  { facts, plan }: PlannedProject,
  { force }: { force: boolean },
): Promise<{ files: string[]; written: string[] }> {
  const fileSet = filesOf(plan);
  const changes = await compareWithTree(target, fileSet);
  const kept = force ? [] : changes;
  const foreign = kept.filter(({ state }) => state === 'foreign').map(({ path }) => path);
  if (foreign.length > 0) throw userError('FILES_IN_THE_WAY', { files: foreign });
  const documents = { 'facts.json': facts, 'plan.json': plan };
  const written = await writeChanges(target, fileSet, changes, { force, signal, documents });
  for (const change of kept.filter(({ state }) => state === 'edited')) {
    onEvent({ type: 'notice', level: 'warning', message: describeEdited(change) });
  }
  return { files: fileSet.files.map(({ path }) => path), written };
}

function describeEdited({ path, diff = '' }: FileChange): string {
  const lines = diff.split('\n').filter((line) => /^[+-](?![+-]{2})/.test(line)).length;
  return `${path} was edited by hand and is kept; what would be written differs in ${lines} lines (seaworthy generate shows them)`;
}
