import type { DatastorePlan, EnvironmentPlan, Plan, ServicePlan } from '../../model/index.ts';
import { renderComment } from '../../text/comment.ts';
import { isDefault } from './environment.ts';
import { passwordInEnvironment, passwordVariable, portVariable, secretFiles, secretOf } from './names.ts';

/** `.env.example`: every variable that the stack takes from outside, and how its secret files are made. */
export function renderEnvExample(plan: Plan): string {
  const blocks = [
    ['# Copy to .env, which compose reads by itself. What stays commented out keeps its default.'],
    ...secretBlock(plan),
    ['# Images', '#TAG=latest'],
    ...plan.services.map((service) => serviceBlock(plan, service)).filter((lines) => lines.length > 1),
    ...plan.datastores.filter((datastore) => passwordInEnvironment(plan, datastore)).map(datastoreBlock),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function secretBlock(plan: Plan): string[][] {
  const files = secretFiles(plan);
  if (files.length === 0) return [];
  const descriptions = new Map(
    plan.services.flatMap(({ environment }) =>
      environment.map((variable) => [secretOf(plan, variable), variable.description] as const),
    ),
  );
  return [
    [
      '# Secrets are files, not variables. The folder is closed to other users; the files in it are open, because',
      "# containers run as users of their own. Don't commit it.",
      '#',
      '#   mkdir -m 700 .secrets',
      ...files.map(({ path, generated, required, secret }) => {
        const description = descriptions.get(secret);
        if (generated) return `#   openssl rand -hex 24 > ${path}`;
        const why = [description, required ? undefined : 'optional: may be empty'].filter(Boolean).join('; ');
        return required
          ? `#   printf '%s' 'the secret' > ${path}${why === '' ? '' : `   # ${why}`}`
          : `#   touch ${path}   # ${why}`;
      }),
      '#   chmod 444 .secrets/*',
    ],
  ];
}

function serviceBlock(plan: Plan, service: ServicePlan): string[] {
  const lines = service.environment
    .filter((variable) => secretOf(plan, variable) === undefined && comesFromOutside(variable))
    .flatMap((variable) => [...describe(variable), assignment(variable)]);
  const port =
    service.publishedPort === undefined || service.port === undefined
      ? []
      : ['# Port on this machine.', `#${portVariable(service)}=${service.publishedPort}`];
  return [`# ${service.name}`, ...port, ...lines];
}

function comesFromOutside(variable: EnvironmentPlan): boolean {
  return variable.passwordOf === undefined && (variable.value === undefined || isDefault(variable));
}

function describe({ description, required, secret, value }: EnvironmentPlan): string[] {
  const facts = [required && value === undefined ? 'Required' : 'Optional', ...(secret ? ['secret'] : [])].join(', ');
  return renderComment(`${facts}${description === undefined ? '' : `: ${description}`}`.replace(/\.?$/, '.'));
}

function assignment({ name, value, default: fallback, required }: EnvironmentPlan): string {
  return required && value === undefined ? `${name}=` : `#${name}=${quoted(value ?? fallback ?? '')}`;
}

/** As compose reads it: a value with spaces, quotes or line ends stands in double quotes. */
function quoted(value: string): string {
  return /^[\w./:@,+-]*$/.test(value) ? value : JSON.stringify(value);
}

function datastoreBlock(datastore: DatastorePlan): string[] {
  return [
    `# ${datastore.name}`,
    '# Required, secret: anything long and random without special characters, as it becomes part of an address.',
    `${passwordVariable(datastore)}=`,
  ];
}
