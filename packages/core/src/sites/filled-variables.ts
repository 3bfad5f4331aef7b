import type { EnvironmentPlan, ServicePlan } from '../model/index.ts';
import { block, mapOf, said } from './nginx-lines.ts';

/** What the content tag of a file begins with in which a placeholder stands. */
const TEMPLATE = 'template-';

/** What stands for a variable in a build: an address, so that code which takes it apart while building works. */
export function placeholderOf(name: string): string {
  return `https://${name.toLowerCase().replaceAll('_', '-')}.invalid`;
}

/** Public variables for which the build leaves placeholders, and which the server fills in. */
export function filledVariables({ environment, traits }: ServicePlan): EnvironmentPlan[] {
  const names = typeof traits.filledIn === 'string' ? traits.filledIn.split(' ') : [];
  return environment.filter((variable) => variable.public && names.includes(variable.name));
}

/** What holds for all of the server: which files are templates, and what comes in. */
export function filledMaps(service: ServicePlan): string[] {
  const variables = filledVariables(service);
  if (variables.length === 0) return [];
  return [
    ...said('What stands for each public variable in the files that name one; no other file is looked through.'),
    ...variables.flatMap(({ name }) => [
      ...mapOf('$content_tag', `$placeholder_of_${name}`, {
        default: '""',
        [`~^${TEMPLATE}`]: `"${placeholderOf(name)}"`,
      }),
      `js_set $value_of_${name} variables.${name};`,
    ]),
    'js_set $values_tag variables.tag;',
    'js_set $filled_scripts variables.scripts;',
  ];
}

/** The tag of a template: of its content, and of what comes in. */
export function templateTag(service: ServicePlan): Record<string, string> {
  return filledVariables(service).length === 0 ? {} : { [`~^${TEMPLATE}`]: '\'W/"$content_tag-$values_tag"\'' };
}

export function filling(service: ServicePlan): string[] {
  const variables = filledVariables(service);
  if (variables.length === 0) return [];
  return [
    '',
    ...said('Public variables as this container has them. What they stand in is compressed when it is asked for.'),
    'sub_filter_once off;',
    'sub_filter_types *;',
    ...said('Keeps the tag, which is of the content and of the values.'),
    'sub_filter_last_modified on;',
    ...variables.map(({ name }) => `sub_filter $placeholder_of_${name} $value_of_${name};`),
    'gzip on;',
    'gzip_proxied any;',
    'gzip_min_length 512;',
    'gzip_types text/css text/javascript text/plain text/xml application/javascript application/json application/xml image/svg+xml;',
  ];
}

/** Without values there is no page: the program's own error says which one can't be right. */
export function refusedValues(service: ServicePlan): string[] {
  if (filledVariables(service).length === 0) return [];
  return [...said('The log says which value can not be right.'), ...block('if ($known_tag ~ "-.$")', ['return 500;'])];
}

/** The program that knows the values. nginx runs it when a file that names one is asked for. */
export function renderFilling(service: ServicePlan): string {
  const variables = filledVariables(service);
  const defaults = Object.fromEntries(variables.map((variable) => [variable.name, variable.default ?? '']));
  return `// The public variables of ${service.name}, as the container has them, for the places that the build left open.
import crypto from 'crypto';
import built from 'site/built-variables.js';
import scripts from 'site/filled-scripts.js';

// A variable that the container does not have is what the build found in .env files, else what the code takes then.
const defaults = ${JSON.stringify(defaults)};
const placeholders = ${JSON.stringify(Object.fromEntries(variables.map(({ name }) => [name, placeholderOf(name)])))};
const values = {};
Object.keys(defaults).forEach((name) => {
  const value = process.env[name] || built[name] || defaults[name];
  // The same text has to be right in scripts, JSON, HTML and headers.
  if (/["'\`\\\\<>&$\\n]/.test(value)) throw new Error(name + ' must not hold quotes, \\\\, <, >, &, $ or line ends.');
  values[name] = value;
});

function digest(text, encoding) {
  return crypto.createHash('sha256').update(text).digest(encoding);
}

function fill(text) {
  return Object.keys(values).reduce((filled, name) => filled.split(placeholders[name]).join(values[name]), text);
}

// The policy names scripts of pages by what they hold in the end.
const hashes = scripts.map((script) => "'sha256-" + digest(fill(script), 'base64') + "'").join(' ');
const tag = digest(JSON.stringify(values), 'hex').slice(0, 20);

export default {
  tag: () => tag,
  scripts: () => hashes,
${variables.map(({ name }) => `  ${name}: () => values.${name},`).join('\n')}
};
`;
}
