import type { EnvironmentPlan, Plan, ServicePlan } from '../../model/index.ts';
import { datastoreOf } from './datastore-service.ts';
import { passwordVariable, portVariable, secretOf } from './names.ts';

type Values = Record<string, string | null>;

/** The `environment` of a service in production and development. */
export function environmentOf(plan: Plan, { environment }: ServicePlan): Values {
  const values: Values = {};
  for (const variable of environment) {
    const secret = secretOf(plan, variable);
    if (secret !== undefined && variable.fileVariable !== undefined) {
      values[variable.fileVariable] = `/run/secrets/${secret}`;
    } else {
      values[variable.name] = renderValue(plan, variable);
    }
  }
  return values;
}

/**
 * The `environment` of tests: the fixed values, no secret. Passwords inside values are replaced by one that the
 * throw-away datastore does not look at, and connection strings are there as `TEST_<NAME>`, too.
 */
export function testEnvironmentOf(plan: Plan, { environment }: ServicePlan): Values {
  const values: Values = {};
  for (const { name, value, secret } of environment) {
    if (value === undefined || (secret && !value.includes('://'))) continue;
    const plain = escapeDollar(value.replace(/\$\{\w+\}/g, 'test'));
    values[name] = plain;
    if (isConnection(plan, value)) values[`TEST_${name}`] = plain;
  }
  return values;
}

function renderValue(
  plan: Plan,
  { name, value, required, secret, public: reachesBrowser, passwordOf }: EnvironmentPlan,
): string | null {
  const datastore = plan.datastores.find((candidate) => candidate.name === passwordOf);
  if (datastore !== undefined) return fromHost(passwordVariable(datastore));
  if (value === undefined) {
    // Without a value, compose hands the variable through if it is set, and leaves it out if not.
    return required ? fromHost(name) : null;
  }
  if (isDefault({ value, public: reachesBrowser })) return `\${${name}:-${followPorts(plan, value)}}`;
  return value
    .split(/(\$\{\w+\})/)
    .map((part) => (/^\$\{\w+\}$/.test(part) ? fromHost(part.slice(2, -1)) : escapeDollar(part)))
    .join('');

  function fromHost(variable: string): string {
    return `\${${variable}:?${secret ? 'a secret, ' : ''}see .env.example}`;
  }
}

/** True for a value that suits this machine or the public and that production will want to be another. */
export function isDefault({ value, public: reachesBrowser }: Pick<EnvironmentPlan, 'value' | 'public'>): boolean {
  if (value === undefined || /[${}]/.test(value)) return false;
  return reachesBrowser || HERE.test(value);
}

const HERE = /\b(?:localhost|127\.0\.0\.1)(?=[:/,"]|$)/;

/** Addresses of this machine follow a service whose port is moved. */
function followPorts(plan: Plan, value: string): string {
  return value.replace(/\b(localhost|127\.0\.0\.1):(\d+)/g, (address, host: string, port: string) => {
    const service = plan.services.find(({ publishedPort }) => publishedPort === Number(port));
    return service === undefined ? address : `${host}:\${${portVariable(service)}:-${port}}`;
  });
}

function isConnection(plan: Plan, value: string): boolean {
  return plan.datastores.some((datastore) =>
    datastoreOf(datastore).urlSchemes.some((scheme) => new RegExp(`^${scheme}(\\+\\w+)?://`).test(value)),
  );
}

/** Compose reads `$` as the start of a reference. */
function escapeDollar(text: string): string {
  return text.replaceAll('$', '$$$$');
}
