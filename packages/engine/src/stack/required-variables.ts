import { join, resolve } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { findTextFile, maxHandwrittenBytes } from '@seaworthy/core/repository';
import type { ComposeProject } from '../compose/compose-project.ts';

// `${NAME:?message}` and `${NAME?message}`; the first also refuses an empty value. `$$` is an escaped dollar.
const REQUIRED = /(?<!\$)\$\{(\w+)(:?)\?((?:[^}$\n]|\$(?!\{))*)\}/g;

/**
 * Checks that every variable that the compose files require has a value in the environment or in `.env`. Compose stops at
 * the first; this names all at once. Throws CONFIGURATION_MISSING.
 */
export async function requireVariables(
  project: ComposeProject,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<void> {
  const values = { ...(await readDotEnv(join(project.directory, '.env'))), ...environment, ...project.env };
  const missing = new Map<string, { name: string; hint?: string }>();
  for (const file of project.composeFiles ?? ['compose.yaml']) {
    // Compose says what is wrong with a file that can't be read.
    const text = await findTextFile(resolve(project.directory, file)).catch(() => undefined);
    for (const [, name = '', colon, hint = ''] of withoutComments(text ?? '').matchAll(REQUIRED)) {
      const value = values[name];
      if (value === undefined || (colon === ':' && value === ''))
        missing.set(name, { name, ...(hint ? { hint } : {}) });
    }
  }
  if (missing.size > 0) throw userError('CONFIGURATION_MISSING', { variables: [...missing.values()] });
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
