import type { FileChange, Plan } from '@seaworthy/core/model';
import { type PlanningOptions, planProject, readPlan } from '../plan/plan-project.ts';
import { filesOf } from '../plan-reading.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { compareWithTree, writeChanges } from '../target/compare-tree.ts';
import { lockTarget } from '../target/lock.ts';

export interface GenerateOptions extends ProjectOptions, PlanningOptions {
  /** Path of a saved plan.json to start from; absent: the repository is read and planned. */
  from?: string | undefined;
  /** Overwrites files that were edited by hand or that were there before. Default false: they are kept. */
  force?: boolean | undefined;
  /** False: nothing is written, the result says what would be. Default true. */
  write?: boolean | undefined;
}

/** What became of each file. */
export interface Generation {
  plan: Plan;
  /** Every file of the plan, with its state before this call. `edited` and `foreign` ones are kept unless forced. */
  changes: FileChange[];
  /** Paths that were written, relative to the project. */
  written: string[];
}

/**
 * Writes the files of the plan, all or none, and facts and plan beside them. Errors: those of `plan`, the one that names an
 * open question, ALREADY_RUNNING, TARGET_READ_ONLY, DISK_FULL, SYMLINK_OUTSIDE.
 */
export async function generate(options: GenerateOptions): Promise<Generation> {
  const { target, signal } = await startRun(options);
  const { from, adopt, force = false, write = true } = options;
  const documents = from === undefined ? await planProject(target, { adopt }) : { plan: await readPlan(from) };
  const { plan } = documents;
  const fileSet = filesOf(plan);
  const changes = await compareWithTree(target, fileSet);
  if (!write) return { plan, changes, written: [] };
  await using _lock = await lockTarget(target, 'seaworthy generate');
  const saved = Object.fromEntries(Object.entries(documents).map(([name, value]) => [`${name}.json`, value]));
  const written = await writeChanges(target, fileSet, changes, { force, signal, documents: saved });
  return { plan, changes, written };
}
