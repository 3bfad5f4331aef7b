import { detectFacts, openRepository, planFacts, readConfiguration } from '@seaworthy/core';
import { type Facts, factsSchema, type Plan, planSchema } from '@seaworthy/core/model';
import type { Target } from '../target/open-target.ts';
import { readDocument } from '../target/read-document.ts';

export interface PlannedProject {
  facts: Facts;
  plan: Plan;
}

/** Reads the project (or takes the facts from a document) and decides. Writes nothing. */
export async function planProject(target: Target, factsPath?: string): Promise<PlannedProject> {
  const repository = await openRepository(target.root);
  const configuration = await readConfiguration(repository);
  const facts =
    factsPath === undefined
      ? await detectFacts(repository, configuration)
      : await readDocument(factsPath, factsSchema, 'seaworthy generate');
  return { facts, plan: planFacts(facts, configuration) };
}

/** Reads a plan that was saved. `produce` is the command that saves it anew. */
export function readPlan(path: string, produce = 'seaworthy plan --json > plan.json'): Promise<Plan> {
  return readDocument(path, planSchema, produce);
}
