import { parseReference } from '../images/index.ts';
import { type DatastorePlan, spellValue } from '../model/index.ts';
import type { DatastoreService } from './define-datastore.ts';
import { supportedDatastores } from './supported-datastore.ts';

/** A server of a datastore that nothing is planned for: all that its image has to be told so that it starts. */
export interface StandAloneDatastore {
  environment: Readonly<Record<string, string>>;
  /** Absent: the image's own. */
  command?: string[];
  healthCheck: string[];
  healthCheckSeconds?: { interval: number; timeout: number };
  needsInit: boolean;
  /** The connection string, with its password. */
  address: string;
}

const PROJECT = 'app';

/**
 * How an image of a datastore is run under this host name, with a user and a database called `app`. `passwordFor`: the
 * password that one of its variables gets. Absent for an image that is none of those that a plan would run.
 */
export function standAloneDatastore(
  image: string,
  name: string,
  passwordFor: (variable: string) => string,
): StandAloneDatastore | undefined {
  const found = supportedDatastores.find(({ service }) => runs(service, image));
  if (found === undefined) return undefined;
  const { service } = found;
  const { container, wiring, resources, budgets, port } = service;
  const settings = Object.entries(service.settings).map(([key, { value }]) => [
    key,
    value({ project: PROJECT, memoryMb: resources.memoryMb }),
  ]);
  const plan: DatastorePlan = {
    ...{ name, datastore: found.id, image, version: '', port, resources, budgets, secrets: {} },
    settings: Object.fromEntries(settings),
  };
  const secrets = Object.values(container.secrets).map(({ variable }) => [variable, passwordFor(variable)]);
  const password = container.secrets.password;
  const url = wiring.url(plan, {
    ...{ given: undefined, scheme: undefined },
    password: password === undefined ? undefined : [{ text: passwordFor(password.variable) }],
  });
  return {
    environment: { ...container.environment(plan), ...Object.fromEntries(secrets) },
    ...(container.command === undefined ? {} : { command: container.command(plan) }),
    healthCheck: container.healthCheck(plan),
    ...(container.healthCheckSeconds === undefined ? {} : { healthCheckSeconds: container.healthCheckSeconds }),
    needsInit: container.needsInit === true,
    address: spellValue(url, {
      ...{ text: (text) => text, secret: (secret) => secret, address: (host) => host, port: () => String(port) },
      ...{ origin: (origin) => origin, publishedPort: () => String(port) },
    }),
  };
}

function runs({ image, flavours = [] }: DatastoreService, reference: string): boolean {
  const repository = `/${parseReference(reference).repository}`;
  return [image, ...flavours.map((flavour) => flavour.image)].some((name) => repository.endsWith(`/${name}`));
}
