import { type DatastorePlan, type EnvironmentPlan, type SecretPlan, secretAlone, secretsIn } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';

/** Every secret that services and datastores name, once each, sorted. */
export function planSecrets(
  services: readonly { environment: readonly EnvironmentPlan[] }[],
  datastores: readonly DatastorePlan[],
): SecretPlan[] {
  const generated = new Set(datastores.flatMap(({ secrets }) => Object.values(secrets)));
  const variables = services.flatMap(({ environment }) => environment);
  const names = new Set([...generated, ...variables.flatMap(({ value }) => secretsIn(value))]);
  return [...names].sort(byCodeUnit).map((name) => {
    const users = variables.filter(({ value }) => secretsIn(value).includes(name));
    const description = users.find((user) => user.description !== undefined)?.description;
    return {
      name,
      generated: generated.has(name),
      required: generated.has(name) || users.some(({ required }) => required),
      delivery: users.every(takesFile) ? 'file' : 'environment',
      ...(description === undefined ? {} : { description }),
    };
  });
}

function takesFile({ value, fileVariable }: EnvironmentPlan): boolean {
  return fileVariable !== undefined && secretAlone(value) !== undefined;
}

/** The name of a datastore's secret: `order-db` and `password` are `ORDER_DB_PASSWORD`. */
export function secretNameOf(datastore: string, role: string): string {
  return `${datastore}_${role}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
