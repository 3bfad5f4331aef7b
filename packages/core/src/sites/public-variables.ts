import type { EnvironmentPlan, ServicePlan } from '../model/index.ts';
import { filledMaps, filledVariables, renderFilling } from './filled-variables.ts';
import { block, said } from './nginx-lines.ts';
import { basePath } from './site-traits.ts';

/** The object in which pages find public variables, and the script that makes it. */
export const VARIABLES_OBJECT = '__PUBLIC_VARIABLES__';
/** What the build knew of them. */
export const BUILT_VARIABLES = '/opt/built-variables.js';
const SCRIPT = 'public-variables.js';

/** Where the program that writes the script lies in the repository. */
export function scriptFile({ name }: Pick<ServicePlan, 'name'>): string {
  return `docker/nginx/${name}.js`;
}

/** Public variables that the container is asked for, and not the build. */
export function publicVariables(service: ServicePlan): EnvironmentPlan[] {
  return [...lookedUpVariables(service), ...filledVariables(service)];
}

/** Those that the pages' scripts look up, since the build made them do so. */
export function lookedUpVariables({ environment, traits }: ServicePlan): EnvironmentPlan[] {
  return traits.publicAtRunTime === true ? environment.filter((variable) => variable.public) : [];
}

/** The address of the script, which no cache may keep without asking. */
export function scriptAddress(service: ServicePlan): string {
  return `${basePath(service)}${SCRIPT}`;
}

export function variablesFile(service: ServicePlan): string[] {
  if (publicVariables(service).length === 0) return [];
  return ['', 'js_path /etc/nginx/;', 'js_import variables from public-variables.js;', ...filledMaps(service)];
}

export function variablesLocation(service: ServicePlan): string[] {
  if (lookedUpVariables(service).length === 0) return [];
  return [
    '',
    ...said(
      "The public variables as this container has them: the pages' scripts look there, so no file has to change.",
    ),
    ...block(`location = ${scriptAddress(service)}`, ['js_content variables.send;']),
  ];
}

/** The program that answers with the variables. It runs in nginx, once for each visit of a page. */
export function renderVariables(service: ServicePlan): string {
  if (filledVariables(service).length > 0) return renderFilling(service);
  const names = lookedUpVariables(service).map(({ name }) => name);
  return `// Answers with the public variables of ${service.name}, as the container has them.
import crypto from 'crypto';
import built from 'built-variables.js';

const names = ${JSON.stringify(names)};

// A variable that the container does not have is what the build found in the repository's own files.
const values = {};
names.forEach((name) => {
  const value = process.env[name] || built[name];
  if (value !== undefined) values[name] = value;
});
const script = 'globalThis.${VARIABLES_OBJECT} = ' + JSON.stringify(values) + ';\\n';
const tag = 'W/"' + crypto.createHash('sha256').update(script).digest('hex').slice(0, 20) + '"';

function send(request) {
  request.headersOut['Content-Type'] = 'application/javascript; charset=utf-8';
  request.headersOut.ETag = tag;
  const isKnown = request.headersIn['If-None-Match'] === tag;
  request.return(isKnown ? 304 : 200, isKnown ? '' : script);
}

export default { send };
`;
}
