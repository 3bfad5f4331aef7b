import { userError } from '@seaworthy/core/errors';
import { readDotEnv } from '@seaworthy/core/repository';
import { type ComposeProject, readComposeTexts } from './compose-project.ts';
import { readComposeFiles } from './require-readable-files.ts';

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

/** The variables that compose would stop at, all of them, in the order of the files: also of those that are included or extended. */
export async function findMissingVariables(
  project: ComposeProject,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<MissingVariable[]> {
  const missing = new Map<string, MissingVariable>();
  for (const { text, values } of await textsOf(project, environment)) {
    for (const [, name = '', colon, hint = ''] of text.matchAll(REQUIRED)) {
      const value = values[name];
      if (value === undefined || (colon === ':' && value === ''))
        missing.set(name, { name, ...(hint ? { hint } : {}) });
    }
  }
  return [...missing.values()];
}

/** The variables for which compose puts in nothing, because nobody gives them a value and they have no default; sorted. */
export async function findUnsetVariables(
  project: ComposeProject,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string[]> {
  const unset = new Set<string>();
  for (const { text, values } of await textsOf(project, environment)) {
    for (const [, braced, bare] of text.replaceAll('$$', '').matchAll(PLAIN)) {
      const name = braced ?? bare ?? '';
      if (values[name] === undefined) unset.add(name);
    }
  }
  return [...unset].sort();
}

/** `${NAME}` and `$NAME`. */
const PLAIN = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

async function textsOf(project: ComposeProject, environment: Readonly<Record<string, string | undefined>>) {
  const own = await readDotEnv(project.directory);
  // A file that can't be read is compose's or its reader's to complain about; then what is at hand is looked at.
  const files = await readComposeFiles(project).catch(async () =>
    (await readComposeTexts(project)).map((text) => ({ text, folder: project.directory, ownVariables: false })),
  );
  return Promise.all(
    files
      .filter(({ ownVariables }) => !ownVariables)
      .map(async ({ text, folder }) => {
        const beside = folder === project.directory ? {} : await readDotEnv(folder);
        return { text: withoutComments(text), values: { ...beside, ...own, ...environment, ...project.env } };
      }),
  );
}

function withoutComments(yaml: string): string {
  return yaml.replace(/^[ \t]*#.*$/gm, '');
}
