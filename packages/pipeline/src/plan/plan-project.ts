import { detectFacts, openRepository, PINS_FILE, planFacts, type Repository, readConfiguration } from '@seaworthy/core';
import { type Facts, factsSchema, type Pins, type Plan, pinsSchema, planSchema } from '@seaworthy/core/model';
import type { Target } from '../target/open-target.ts';
import { parseDocument, readDocument } from '../target/read-document.ts';

export interface PlannedProject {
  facts: Facts;
  plan: Plan;
}

/** What may be wanted of a plan beside what `seaworthy.yaml` says. */
export interface PlanningOptions {
  /** Keeps every Dockerfile that is there. Default: what `adopt` in seaworthy.yaml says. */
  adopt?: boolean | undefined;
}

/** Reads the project (or takes the facts from a document) and decides. Writes nothing. */
export async function planProject(
  target: Target,
  { adopt, factsPath }: PlanningOptions & { factsPath?: string | undefined } = {},
): Promise<PlannedProject> {
  const repository = await openRepository(target.root);
  const written = await readConfiguration(repository);
  const configuration = adopt === true ? { ...written, adopt } : written;
  const facts =
    factsPath === undefined
      ? await detectFacts(repository, configuration)
      : await readDocument(factsPath, factsSchema, 'seaworthy generate');
  return { facts, plan: planFacts(facts, configuration, await readPins(repository)) };
}

/** The digests that the project keeps; none where no registry was ever asked. Errors: DOCUMENT_UNUSABLE. */
export async function readPins(repository: Repository): Promise<Pins> {
  const text = await repository.readText(PINS_FILE);
  if (text === undefined) return { schemaVersion: 1, images: {} };
  return parseDocument(text, PINS_FILE, pinsSchema, 'seaworthy pin');
}

/** Reads a plan that was saved. `produce` is the command that saves it anew. */
export function readPlan(path: string, produce = 'seaworthy plan --json > plan.json'): Promise<Plan> {
  return readDocument(path, planSchema, produce);
}
