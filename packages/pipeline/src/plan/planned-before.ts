import { join } from 'node:path';
import type { Plan } from '@seaworthy/core/model';
import type { Target } from '../target/open-target.ts';
import { readStateFile, STATE_FOLDER } from '../target/state-folder.ts';
import { planProject, readPlan } from './plan-project.ts';

/** The plan that the files were generated from; a fresh clone, where nothing is saved, is planned anew. */
export async function plannedBefore(target: Target): Promise<Plan> {
  const saved = await readStateFile(target, 'plan.json');
  if (saved !== undefined) return readPlan(join(target.root, STATE_FOLDER, 'plan.json'), 'seaworthy generate');
  return (await planProject(target)).plan;
}
