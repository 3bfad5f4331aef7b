import { datastores } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import type { Facts, ServiceFacts } from '../model/index.ts';
import type { Ledger } from './decisions.ts';

/**
 * Drivers of several databases stand side by side and nothing says which one is meant. Where a variable addresses the
 * service's own database, nothing can be generated before that is said; without one it may talk to those of its users.
 */
export function askWhichDatabase(ledger: Ledger, facts: Facts): void {
  const configured = ledger.configuration.datastores ?? {};
  for (const service of facts.services) {
    sayUnused(ledger, service);
    const open = service.datastores.filter(({ undecided, unused }) => undecided === true && unused !== true);
    const isAnswered =
      open.some(({ id }) => (configured[id] ?? false) !== false) || open.every(({ id }) => configured[id] === false);
    if (open.length === 0 || isAnswered) continue;
    const names = open.map(({ id }) => nameOf(id));
    const candidates = open.map(({ id, source }) => ({ value: id, source }));
    ledger.ask({
      subject: `services.${service.name.value}.datastores`,
      question: `It has clients of ${names.join(', ')}, and nothing says which is its own. Name it under \`datastores\` in seaworthy.yaml (\`${candidates[0]?.value}: {}\`), or say \`false\` for each that it does without.`,
      candidates,
      blocking: open.some(isAddressed),
    });
  }
}

/** What no source names may be loaded in a way that can't be read, so it is said and not asked for an answer. */
function sayUnused(ledger: Ledger, { name, datastores: found }: ServiceFacts): void {
  const configured = ledger.configuration.datastores ?? {};
  for (const { id, source, clients = [] } of found.filter(({ unused }) => unused === true)) {
    if (configured[id] !== undefined) continue;
    ledger.ask({
      subject: `services.${name.value}.datastores.${id}`,
      question: `Its manifest names a client of ${nameOf(id)}${clients.length > 0 ? ` (${clients.join(', ')})` : ''} that no source uses, so there is no ${nameOf(id)} in the stack. If it talks to one nevertheless, say \`datastores: { ${id}: {} }\` in seaworthy.yaml; if not, remove the client.`,
      candidates: [{ value: id, source }],
      blocking: false,
    });
  }
}

function nameOf(id: string): string {
  return (datastores as Readonly<Record<string, Datastore>>)[id]?.name ?? id;
}

function isAddressed({ variable, candidates = [], parts }: ServiceFacts['datastores'][number]): boolean {
  return variable !== undefined || candidates.length > 0 || parts !== undefined;
}
