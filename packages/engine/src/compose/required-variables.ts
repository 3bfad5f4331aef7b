import { userError } from '@seaworthy/core/errors';
import { readDotEnv } from '@seaworthy/core/repository';
import { type ComposeProject, readComposeTexts } from './compose-project.ts';

// `${NAME:?message}` and `${NAME?message}`; the first also refuses an empty value. `$$` is an escaped dollar.
const REQUIRED = /(?<!\$)\$\{(\w+)(:?)\?((?:[^}$\n]|\$(?!\{))*)\}/g;

/** A variable that a compose file requires and nothing gives. */
export interface MissingVariable {
  name: string;
  /** What the compose file says about it. */
  hint?: string;
}

/**
 * Checks that every variable that the compose files require has a value in the environment or in `.env`. Compose stops at
 * the first; this names all at once. Throws CONFIGURATION_MISSING.
 */
export async function requireVariables(
  project: ComposeProject,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<void> {
  const variables = await findMissingVariables(project, environment);
  if (variables.length > 0) throw userError('CONFIGURATION_MISSING', { variables });
}

/** The variables that compose would stop at, all of them, in the order of the files. */
export async function findMissingVariables(
  project: ComposeProject,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<MissingVariable[]> {
  const values = { ...(await readDotEnv(project.directory)), ...environment, ...project.env };
  const missing = new Map<string, MissingVariable>();
  for (const text of await readComposeTexts(project)) {
    for (const [, name = '', colon, hint = ''] of withoutComments(text).matchAll(REQUIRED)) {
      const value = values[name];
      if (value === undefined || (colon === ':' && value === ''))
        missing.set(name, { name, ...(hint ? { hint } : {}) });
    }
  }
  return [...missing.values()];
}

function withoutComments(yaml: string): string {
  return yaml.replace(/^[ \t]*#.*$/gm, '');
}
