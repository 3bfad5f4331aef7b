import {
  type DatastorePlan,
  type EnvironmentPlan,
  type Plan,
  plainSpelling,
  type ServicePlan,
  secretAlone,
  spellValue,
} from '../../model/index.ts';
import { renderComment } from '../../text/comment.ts';
import { isOverridable } from './environment.ts';
import { portVariable, tagVariable } from './names.ts';
import { secretFileOf, secretFiles, secretOf } from './secrets.ts';

/** `.env.example`: every variable that the stack takes from outside, and how its secret files are made. */
export function renderEnvExample(plan: Plan): string {
  const blocks = [
    ['# Copy to .env, which compose reads by itself. What stays commented out keeps its default.'],
    ...secretBlock(plan),
    ['# Images', `#${tagVariable(plan)}=latest`],
    ...plan.services.map((service) => serviceBlock(plan, service)).filter((lines) => lines.length > 1),
    ...plan.datastores.map((datastore) => datastoreBlock(plan, datastore)).filter((lines) => lines.length > 1),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function secretBlock(plan: Plan): string[][] {
  const files = secretFiles(plan);
  if (files.length === 0) return [];
  return [
    [
      '# Secrets are files, not variables. The folder is closed to other users; the files in it are open, because',
      "# containers run as users of their own. Don't commit it.",
      '#',
      '#   mkdir -m 700 .secrets',
      ...files.map(({ path, generated, required, description }) => {
        if (generated) return `#   openssl rand -hex 24 > ${path}`;
        const why = [description, required ? undefined : 'optional: may be empty'].filter(Boolean).join('; ');
        return required
          ? `#   read -rs value && printf '%s' "$value" > ${path}${why === '' ? '' : `   # ${why}`}`
          : `#   touch ${path}   # ${why}`;
      }),
      '#   chmod 644 .secrets/*',
    ],
  ];
}

function serviceBlock(plan: Plan, { name, port, publishedPort }: ServicePlan): string[] {
  const lines = variablesToList(plan)
    .filter(({ listedAt }) => listedAt === name)
    .flatMap(({ variable, others }) => describe(plan, variable, others));
  const published =
    publishedPort === undefined || port === undefined
      ? []
      : ['# Port on this machine.', `#${portVariable(plan, name)}=${publishedPort}`];
  return [`# ${name}`, ...published, ...lines];
}

/**
 * Every variable once, although several services may read it: there is one `.env`, and the last line of a name wins in it.
 * It stands with the first service that cannot do without it, else with the first that reads it.
 */
function variablesToList(plan: Plan): { listedAt: string; variable: EnvironmentPlan; others: string[] }[] {
  const readings = plan.services.flatMap((service) =>
    service.environment
      .filter((variable) => comesFromOutside(plan, variable))
      .map((variable) => ({ service: service.name, variable })),
  );
  const names = new Set(readings.map(({ variable }) => variable.name));
  return [...names].flatMap((name) => {
    const same = readings.filter(({ variable }) => variable.name === name);
    const listed = same.find(({ variable }) => isDemanded(plan, variable)) ?? same[0];
    if (listed === undefined) return [];
    const others = same.filter((reading) => reading !== listed).map(({ service }) => service);
    return [{ listedAt: listed.service, variable: listed.variable, others }];
  });
}

/** Passwords between containers have a block of their own, and secrets in files a list. */
function comesFromOutside(plan: Plan, variable: EnvironmentPlan): boolean {
  const secret = secretOf(plan, secretAlone(variable.value));
  if (secret !== undefined) return !secret.generated && secretFileOf(plan, variable) === undefined;
  return variable.value === undefined || isOverridable(variable);
}

/** The stack does not start without a value. */
function isDemanded(plan: Plan, { value, required }: EnvironmentPlan): boolean {
  return secretOf(plan, secretAlone(value))?.required ?? (required && value === undefined);
}

function describe(plan: Plan, variable: EnvironmentPlan, others: readonly string[]): string[] {
  const { name, value, default: fallback, description } = variable;
  const secret = secretOf(plan, secretAlone(value));
  const demanded = isDemanded(plan, variable);
  const kind = [
    demanded ? 'Required' : 'Optional',
    ...(secret === undefined ? [] : ['secret']),
    ...(others.length === 0 ? [] : [`also for ${others.join(' and ')}`]),
  ].join(', ');
  const comment = renderComment(`${kind}${description === undefined ? '' : `: ${description}`}`.replace(/\.?$/, '.'));
  const text =
    value === undefined || secret !== undefined
      ? (fallback ?? '')
      : spellValue(
          value,
          plainSpelling(plan, () => ''),
        );
  return [...comment, demanded ? `${name}=` : `#${name}=${quoted(text)}`];
}

/** As compose reads it: a value with spaces, quotes or line ends stands in double quotes. */
function quoted(value: string): string {
  return /^[\w./:@,+-]*$/.test(value) ? value : JSON.stringify(value);
}

function datastoreBlock(plan: Plan, datastore: DatastorePlan): string[] {
  const inVariables = Object.values(datastore.secrets).filter(
    (name) => secretOf(plan, name)?.delivery === 'environment',
  );
  return [
    `# ${datastore.name}`,
    ...inVariables.flatMap((name) => [
      '# Required, secret: anything long and random without special characters, as it becomes part of an address.',
      `${name}=`,
    ]),
  ];
}
