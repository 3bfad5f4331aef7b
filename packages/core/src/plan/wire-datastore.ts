import { datastores as known } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import type { DatastorePlan, EnvironmentFact, ServiceFacts } from '../model/index.ts';
import type { Wiring } from './environment.ts';

const part =
  /^(?:\w+_)?(?:PG|(?:DATABASE|DB|POSTGRES|POSTGRESQL)_)(HOST|HOSTNAME|SERVER|PORT|USER|USERNAME|PASSWORD|PASS|NAME|DATABASE|DB)$/;

/** What a variable gets that addresses a datastore of the stack; `undefined` when it addresses none. */
export function wireDatastore(
  facts: ServiceFacts,
  variable: EnvironmentFact,
  plans: readonly DatastorePlan[],
): Wiring | undefined {
  for (const use of facts.datastores) {
    const plan = plans.find(({ datastore }) => datastore === use.id);
    const datastore = (known as Record<string, Datastore>)[use.id];
    if (plan === undefined || datastore === undefined) continue;
    if (variable.name === use.variable) return connection(facts, plan, datastore, variable);
    const piece = part.exec(variable.name)?.[1];
    if (piece !== undefined) return wirePart(plan, piece);
  }
  return undefined;
}

/** The connection string, without the password where the code takes that on its own, from a file. */
function connection(facts: ServiceFacts, plan: DatastorePlan, datastore: Datastore, variable: EnvironmentFact): Wiring {
  const scheme =
    /^([\w+]+):\/\//.exec(variable.default ?? '')?.[1] ??
    facts.traits.databaseScheme?.value ??
    datastore.urlSchemes.at(-1);
  const address = `${plan.name}:${plan.port}/${plan.database}`;
  const password = facts.environment.find(({ name }) => /(?:PASSWORD|PASS)$/.test(part.exec(name)?.[1] ?? ''));
  if (password?.fileVariable !== undefined) {
    return {
      value: `${scheme}://${plan.username}@${address}`,
      because: `Where ${datastore.name} is on the network of the stack; the password comes on its own, as a file, by ${password.fileVariable}.`,
    };
  }
  const secret = `\${${plan.name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_PASSWORD}`;
  return {
    value: `${scheme}://${plan.username}:${secret}@${address}`,
    secret: true,
    because: `Where ${datastore.name} is on the network of the stack; the code takes the password only as a part of it.`,
  };
}

function wirePart(plan: DatastorePlan, piece: string): Wiring {
  const because = `From the stack's ${plan.name}.`;
  if (/^(?:HOST|HOSTNAME|SERVER)$/.test(piece)) return { value: plan.name, because };
  if (piece === 'PORT') return { value: String(plan.port), because };
  if (/^USER/.test(piece)) return { value: plan.username, because };
  if (/^PASS/.test(piece))
    return { passwordOf: plan.name, secret: true, because: `One secret serves ${plan.name} and this service.` };
  return { value: plan.database, because };
}
