import { join } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { findTextFile, maxHandwrittenBytes } from '@seaworthy/core/repository';
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
  const values = { ...(await readDotEnv(join(project.directory, '.env'))), ...environment, ...project.env };
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

async function readDotEnv(path: string): Promise<Record<string, string>> {
  const text = (await findTextFile(path, { maxBytes: maxHandwrittenBytes })) ?? '';
  const assignments = text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=(.*)$/gm);
  return Object.fromEntries([...assignments].map(([, name = '', value = '']) => [name, withoutQuotes(value.trim())]));
}

function withoutQuotes(value: string): string {
  return (
    /^(["'])(.*)\1/.exec(value)?.[2] ??
    value
      .split(/(?<!\S)#/, 1)
      .join()
      .trimEnd()
  );
}

function withoutComments(yaml: string): string {
  return yaml.replace(/^[ \t]*#.*$/gm, '');
}
