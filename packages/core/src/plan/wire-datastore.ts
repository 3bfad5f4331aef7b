import { parseConnectionString } from '../datastores/connection-string.ts';
import type { DatastoreFile } from '../datastores/define-datastore.ts';
import { type SupportedDatastore, supportedDatastores } from '../datastores/supported-datastore.ts';
import type { DatastorePlan, EnvironmentFact, ServiceFacts, Value } from '../model/index.ts';
import { fileOfDatastore, pathOfFile } from './database-file.ts';
import type { Wiring } from './landscape.ts';

type Use = ServiceFacts['datastores'][number];

/** What a variable gets that addresses a datastore of the stack; `undefined` when it addresses none. */
export function wireDatastore(
  facts: ServiceFacts,
  variable: EnvironmentFact,
  plans: readonly DatastorePlan[],
): Wiring | undefined {
  for (const use of facts.datastores) {
    const file = fileOfDatastore(use.id);
    if (file !== undefined && variable.name === use.variable) return wireFile(use, file, variable);
    const plan = plans.find(({ datastore }) => datastore === use.id);
    const datastore = supportedDatastores.find(({ id }) => id === use.id);
    if (plan === undefined || datastore === undefined) continue;
    if (variable.name === use.variable || use.alsoBy?.includes(variable.name) === true)
      return wireConnection(facts, use, plan, datastore, variable);
    const part = use.parts?.[variable.name];
    const value = part === undefined ? undefined : valueOfPart(plan, datastore, part);
    if (value === undefined) continue;
    const because =
      part === 'password' ? `One secret serves ${plan.name} and this service.` : `From the stack's ${plan.name}.`;
    return { value, because };
  }
  return undefined;
}

function wireFile(use: Use, file: DatastoreFile, { default: fallback }: EnvironmentFact): Wiring {
  const given = parseConnectionString(fallback);
  const isPath = fallback !== undefined && given === undefined && !fallback.startsWith('file:');
  const path = pathOfFile(use, file, fallback);
  const text = file.address(path, { given, isPrisma: given === undefined && !isPath });
  return { value: [{ text }], because: 'In the folder that its volume holds.' };
}

/** The connection string, without the password where the code takes that on its own, from a file. */
function wireConnection(
  facts: ServiceFacts,
  use: Use,
  plan: DatastorePlan,
  { name, service }: SupportedDatastore,
  variable: EnvironmentFact,
): Wiring {
  const apart = facts.environment.find((other) => use.parts?.[other.name] === 'password')?.fileVariable;
  const asked = { given: parseConnectionString(variable.default), scheme: use.scheme?.value };
  const password = apart === undefined ? passwordOf(plan) : undefined;
  const how =
    apart === undefined
      ? 'the code takes the password only as a part of it'
      : `the password comes on its own, as a file, by ${apart}`;
  return {
    value: service.wiring.url(plan, { ...asked, password }),
    because: `Where ${name} is on the network of the stack; ${how}.`,
  };
}

function valueOfPart(
  plan: DatastorePlan,
  { service: { wiring } }: SupportedDatastore,
  part: NonNullable<Use['parts']>[string],
): Value | undefined {
  if (part === 'host') return [{ address: plan.name }];
  if (part === 'port') return [{ port: plan.name }];
  if (part === 'password') return passwordOf(plan);
  const text = wiring.parts[part]?.(plan);
  return text === undefined ? undefined : [{ text }];
}

function passwordOf({ secrets }: DatastorePlan): Value | undefined {
  return secrets.password === undefined ? undefined : [{ secret: secrets.password }];
}
