import { type BuildSecret, buildSecrets, generate, requirePlan } from '@seaworthy/core';
import { type FileSet, type ImageRole, imageOf, type Plan, referenceOf } from '@seaworthy/core/model';

// Everything that the pipeline knows of a plan's insides, so that a plan of another shape is a change of one file.

export { baseImagesOf } from '@seaworthy/core';

/** Images that the services of a profile run; `release` is the tag of what is shipped, where it isn't the usual one. */
export function imagesOfServices(plan: Plan, role: ImageRole, release: string | undefined): string[] {
  return plan.services.flatMap(({ name }) => {
    const image = imageOf(plan, name, role);
    return image === undefined ? [] : [referenceOf(image, release)];
  });
}

/** Ports that are published for debuggers: nobody opens them in a browser. */
export function debugPortsOf(plan: Plan): ReadonlySet<number> {
  return new Set(plan.services.flatMap(({ debugPort }) => (debugPort === undefined ? [] : [debugPort])));
}

/** The logins that installing needs, as the bake file names them. */
export function loginsOf(plan: Plan): BuildSecret[] {
  return buildSecrets(plan.services);
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
