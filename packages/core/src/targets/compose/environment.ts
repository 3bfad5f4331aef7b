import { parseConnectionString } from '../../datastores/connection-string.ts';
import { datastores } from '../../datastores/datastores.gen.ts';
import type { Datastore } from '../../datastores/define-datastore.ts';
import { serviceOfDatastore } from '../../datastores/supported-datastore.ts';
import {
  type EnvironmentPlan,
  type PartSpelling,
  type Plan,
  plainSpelling,
  type ServicePlan,
  secretAlone,
  spellValue,
  type Value,
} from '../../model/index.ts';
import { portVariable } from './names.ts';
import { mountedSecret, secretFileOf, secretOf } from './secrets.ts';

type Values = Record<string, string | null>;

/** What stands for every secret in tests: a throw-away datastore asks for it, or looks at none. */
export const TEST_SECRET = 'test';

/** The `environment` of a service in production and development. */
export function environmentOf(plan: Plan, { environment }: ServicePlan): Values {
  const values: Values = {};
  for (const variable of environment) {
    const file = secretFileOf(plan, variable);
    if (file !== undefined && variable.fileVariable !== undefined) {
      values[variable.fileVariable] = mountedSecret(file);
    } else {
      values[variable.name] = renderVariable(plan, variable);
    }
  }
  return values;
}

/** The `environment` of tests: the fixed values, and connection strings as `TEST_<NAME>`, too. */
export function testEnvironmentOf(plan: Plan, { environment }: ServicePlan): Values {
  const asked = new Set(
    plan.datastores.flatMap((datastore) =>
      serviceOfDatastore(datastore).container.test.asksFor.map((role) => datastore.secrets[role]),
    ),
  );
  const values: Values = {};
  for (const { name, value } of environment) {
    const alone = secretAlone(value);
    if (value === undefined || (alone !== undefined && !asked.has(alone))) continue;
    const plain = escapeDollar(
      spellValue(
        value,
        plainSpelling(plan, () => TEST_SECRET),
      ),
    );
    values[name] = plain;
    if (isConnection(plan, value)) values[`TEST_${name}`] = plain;
  }
  return values;
}

/** Fails the start with a message when the host's environment and `.env` have no such variable. */
export function demandSecret(name: string): string {
  return `\${${name}:?a secret, see .env.example}`;
}

/** True where `.env` may hold another value, which compose then takes. A default with these characters it could not read. */
export function isOverridable({ choice, value }: EnvironmentPlan): boolean {
  return choice && value !== undefined && !value.some((part) => 'text' in part && /[${}]/.test(part.text));
}

function renderVariable(plan: Plan, variable: EnvironmentPlan): string | null {
  const { name, value, required } = variable;
  // Without a value, compose hands the variable through if it is set, and leaves it out if not.
  if (value === undefined) return required ? `\${${name}:?see .env.example}` : null;
  const secret = secretOf(plan, secretAlone(value));
  if (secret !== undefined && !secret.required) return secret.name === name ? null : `\${${secret.name}:-}`;
  const text = spellValue(value, composeSpelling(plan));
  return isOverridable(variable) ? `\${${name}:-${text}}` : text;
}

/** Ports on the host may be moved by `.env`, and whatever points at them follows. */
function composeSpelling(plan: Plan): PartSpelling {
  const plain = plainSpelling(plan, demandSecret);
  const publishedPort = (service: string) => `\${${portVariable(plan, service)}:-${plain.publishedPort(service)}}`;
  return {
    ...plain,
    text: escapeDollar,
    origin: (service) => `http://localhost:${publishedPort(service)}`,
    publishedPort,
  };
}

function isConnection({ datastores: planned }: Plan, [first]: Value): boolean {
  const protocol = parseConnectionString(first !== undefined && 'text' in first ? first.text : undefined)?.protocol;
  const known: Readonly<Record<string, Datastore>> = datastores;
  return planned.some(({ datastore }) => known[datastore]?.recognition.urlSchemes.includes(protocol ?? '') === true);
}

/** Compose reads `$` as the start of a reference. */
export function escapeDollar(text: string): string {
  return text.replaceAll('$', '$$$$');
}
