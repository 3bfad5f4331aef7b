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
    const open = service.datastores.filter(({ undecided }) => undecided === true);
    const isAnswered =
      open.some(({ id }) => (configured[id] ?? false) !== false) || open.every(({ id }) => configured[id] === false);
    if (open.length === 0 || isAnswered) continue;
    const names = open.map(({ id }) => (datastores as Readonly<Record<string, Datastore>>)[id]?.name ?? id);
    const candidates = open.map(({ id, source }) => ({ value: id, source }));
    ledger.ask({
      subject: `services.${service.name.value}.datastores`,
      question: `It has clients of ${names.join(', ')}, and nothing says which is its own. Name it under \`datastores\` in seaworthy.yaml (\`${candidates[0]?.value}: {}\`), or say \`false\` for each that it does without.`,
      candidates,
      blocking: open.some(isAddressed),
    });
  }
}

function isAddressed({ variable, candidates = [], parts }: ServiceFacts['datastores'][number]): boolean {
  return variable !== undefined || candidates.length > 0 || parts !== undefined;
}
