import type { DatastorePlan, EnvironmentPlan, Plan, ServicePlan } from '../../model/index.ts';
import { byName } from '../../text/order.ts';

/** A name in the form of a variable: `order-api` is `ORDER_API`. */
function variableName(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

/** The variable of `.env` that holds a datastore's password when it is needed inside a value. */
export function passwordVariable({ name }: Pick<DatastorePlan, 'name'>): string {
  return `${variableName(name)}_PASSWORD`;
}

/** The variable of `.env` that moves a service's port on the host. */
export function portVariable({ name }: ServicePlan): string {
  return `${variableName(name)}_PORT`;
}

/** The compose secret that a variable arrives by, or `undefined` when it does not arrive as a file. */
export function secretOf(plan: Plan, { name, secret, fileVariable, passwordOf }: EnvironmentPlan): string | undefined {
  if (!secret || fileVariable === undefined) return undefined;
  if (passwordOf === undefined) return name.toLowerCase();
  const datastore = plan.datastores.find((candidate) => candidate.name === passwordOf);
  return datastore === undefined || passwordInEnvironment(plan, datastore)
    ? undefined
    : passwordVariable(datastore).toLowerCase();
}

/** True when a service can take this datastore's password only inside a value, so that it has to stand in `.env`. */
export function passwordInEnvironment(plan: Plan, datastore: DatastorePlan): boolean {
  const variable = passwordVariable(datastore);
  return plan.services.some(({ environment }) =>
    environment.some(
      ({ value, passwordOf, fileVariable }) =>
        value?.includes(`\${${variable}}`) === true || (passwordOf === datastore.name && fileVariable === undefined),
    ),
  );
}

/** A file with a secret, that has to exist before the stack starts. Paths are relative to the repository. */
export interface SecretFile {
  secret: string;
  path: string;
  /** False: may be an empty file, which the program takes for absent. */
  required: boolean;
  /** True for passwords between containers of this stack: anything random will do. Others only a person knows. */
  generated: boolean;
}

/** Every secret that the compose file takes from a file, sorted. */
export function secretFiles(plan: Plan): SecretFile[] {
  const files = new Map<string, SecretFile>();
  const add = (secret: string, required: boolean, generated: boolean) => {
    const known = files.get(secret);
    files.set(secret, {
      secret,
      path: `.secrets/${secret}`,
      required: required || known?.required === true,
      generated: generated || known?.generated === true,
    });
  };
  for (const datastore of plan.datastores) {
    if (!passwordInEnvironment(plan, datastore)) add(passwordVariable(datastore).toLowerCase(), true, true);
  }
  for (const variable of plan.services.flatMap(({ environment }) => environment)) {
    const secret = secretOf(plan, variable);
    if (secret !== undefined) add(secret, variable.required, variable.passwordOf !== undefined);
  }
  return [...files.values()].sort(byName(({ secret }) => secret));
}
