import { randomBytes } from 'node:crypto';
import { standAloneDatastore } from '@seaworthy/core/datastores';
import { userError } from '@seaworthy/core/errors';
import type { ComposeService } from '@seaworthy/engine';
import { serviceName } from './service-name.ts';
import type { ImageTarget } from './target.ts';

/** What runs beside a bare image because it needs it. */
export interface Companion {
  /** Its host name. */
  name: string;
  service: ComposeService;
  /** What `${NAME}` in a value of the image's environment stands for. */
  variables: Readonly<Record<string, string>>;
  /** Its connection string, where it has one. */
  address?: string;
}

/**
 * The images beside a target, each told what it needs for its start: a password is the one that the environment of the target
 * has under the same name, else made at random. Throws INVALID_USAGE for two of one name.
 */
export function companionsOf({ reference, beside = [], environment = {} }: ImageTarget): Companion[] {
  const taken = new Set([serviceName(reference)]);
  return beside.map((image) => {
    const name = serviceName(image);
    if (taken.has(name)) {
      const problem = `Two images would be called ${name} in one network; --with names ${image} beside it.`;
      throw userError('INVALID_USAGE', { problem, suggestion: undefined, help: 'seaworthy prove --help' });
    }
    taken.add(name);
    return companionOf(image, name, environment);
  });
}

function companionOf(image: string, name: string, given: Readonly<Record<string, string>>): Companion {
  const passwords: Record<string, string> = {};
  const passwordFor = (variable: string) => {
    passwords[variable] ??= given[variable] ?? randomBytes(16).toString('hex');
    return passwords[variable];
  };
  const datastore = standAloneDatastore(image, name, passwordFor);
  if (datastore === undefined) return { name, service: { image }, variables: {} };
  const { environment, command, healthCheck, healthCheckSeconds = { interval: 1, timeout: 5 }, address } = datastore;
  const service: ComposeService = {
    ...{ image, environment },
    ...(command === undefined ? {} : { command }),
    ...(datastore.needsInit ? { init: true } : {}),
    healthcheck: {
      test: ['CMD', ...healthCheck],
      interval: `${healthCheckSeconds.interval}s`,
      timeout: `${healthCheckSeconds.timeout}s`,
      retries: 60,
    },
  };
  return { name, service, variables: { ...environment, [addressVariable(name)]: address }, address };
}

/** `POSTGRES_URL` for `postgres`. */
function addressVariable(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_URL`;
}

/** An environment in which `${NAME}` of what runs beside it is filled in; any other stays as it is, as docker has it. */
export function fillIn(
  environment: Readonly<Record<string, string>>,
  companions: readonly Companion[],
): Record<string, string> {
  const variables = Object.assign({}, ...companions.map((companion) => companion.variables)) as Record<string, string>;
  const filled = (value: string) =>
    value.replace(
      /\$\{(\w+)\}/g,
      (text, name: string) => (Object.hasOwn(variables, name) ? variables[name] : text) ?? '',
    );
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value)]));
}
