import { type BuildSecret, buildSecrets, generate, requirePlan, secretVariables, volumeOf } from '@seaworthy/core';
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

/** What runs the test suites: the target of each service's test image, under whose name compose runs it. */
export function testTargetsOf({ images }: Plan): { service: string; name: string }[] {
  return images.filter(({ role }) => role === 'test').map(({ service, target }) => ({ service, name: target }));
}

/** Variables that a plan takes from outside: those of its programs, and the passwords between its containers. */
export function variablesFromOutside({ services, secrets }: Plan): string[] {
  return [...services.flatMap(({ environment }) => environment), ...secrets].map(({ name }) => name);
}

/** Ports that are published for debuggers: nobody opens them in a browser. */
export function debugPortsOf(plan: Plan): ReadonlySet<number> {
  return new Set(plan.services.flatMap(({ debugPort }) => (debugPort === undefined ? [] : [debugPort])));
}

/** Services that no other one starts after: those that people open, where there are several with an address. */
export function frontsOf({ services }: Plan): ReadonlySet<string> {
  const called = new Set(services.flatMap(({ dependsOn }) => dependsOn));
  return new Set(services.map(({ name }) => name).filter((name) => !called.has(name)));
}

/** The volumes of a plan's datastores as the engine names them, each with the secrets that were put into it. */
export function volumesOf({ name: project, datastores }: Plan): { name: string; volume: string; secrets: string[] }[] {
  return datastores.map((datastore) => ({
    name: datastore.name,
    volume: `${project}_${volumeOf(datastore)}`,
    secrets: Object.values(datastore.secrets),
  }));
}

/** The logins that installing needs, as the bake file names them. */
export function loginsOf(plan: Plan): BuildSecret[] {
  return buildSecrets(plan.services);
}

/** The variables that installing needs, which the build takes from its environment. */
export function installationVariablesOf(plan: Plan): string[] {
  return secretVariables(plan.services);
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
