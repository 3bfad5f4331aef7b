import { generate, passwordInEnvironment, passwordVariable, requirePlan, secretFiles } from '@seaworthy/core';
import type { FileSet, Plan } from '@seaworthy/core/model';

// Everything that the pipeline knows of a plan's insides, so that a plan of another shape is a change of one file.

/** Public images that the generated files name: what images are built from, and what datastores run. */
export function baseImagesOf(plan: Plan): string[] {
  const references = [
    ...plan.services.flatMap(({ build, runtime }) => [build.image, runtime.image]),
    ...plan.datastores.map(({ image }) => image),
  ];
  return [...new Set(references)].sort();
}

/** Images that the services of a profile run, with their tag. */
export function imagesOfServices(plan: Plan, tag: string): string[] {
  return plan.services.map(({ name }) => `${plan.name}-${name}:${tag}`);
}

/** Ports that are published for debuggers: nobody opens them in a browser. */
export function debugPortsOf(plan: Plan): ReadonlySet<number> {
  return new Set(plan.services.flatMap(({ debugPort }) => (debugPort === undefined ? [] : [debugPort])));
}

/** A secret that lies in a file of its own. */
export interface SecretFile {
  /** Relative to the project, with `/`. */
  path: string;
  /** Random content serves; nobody has to know it. */
  generated: boolean;
  required: boolean;
}

export function secretFilesOf(plan: Plan): SecretFile[] {
  return secretFiles(plan);
}

/** Variables that hold a password inside a value, so that compose needs it from the environment. */
export function passwordVariablesOf(plan: Plan): string[] {
  return plan.datastores.filter((datastore) => passwordInEnvironment(plan, datastore)).map(passwordVariable);
}

/** A question has to be answered before files can be written. */
export function isBlocked(plan: Plan): boolean {
  return plan.questions.some(({ blocking }) => blocking);
}

/** The files of a plan. Errors: the one that names the open questions. */
export function filesOf(plan: Plan): FileSet {
  return generate(requirePlan(plan));
}

/** The name of the compose project, and of everything that is named after it. */
export function projectNameOf(plan: Plan): string {
  return plan.name;
}

/** What a person wants to know of a plan in a few words. */
export function countsOf({ services, decisions }: Plan): { services: number; decisions: number } {
  return { services: services.length, decisions: decisions.length };
}
