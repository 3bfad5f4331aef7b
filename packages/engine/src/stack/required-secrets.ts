import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { parseYaml, yamlValue } from '@seaworthy/core/repository';
import { z } from 'zod';
import type { ComposeConfig } from '../compose/compose-config.ts';
import { type ComposeProject, readComposeTexts } from '../compose/compose-project.ts';
import { exists } from '../processes/exists.ts';

/** Checks that every secret file of the project exists. Throws SECRET_FILE_MISSING, which names all of them. */
export async function requireSecretFiles(directory: string, config: ComposeConfig): Promise<void> {
  const files = await missingFiles(directory, config);
  if (files.length > 0) throw userError('SECRET_FILE_MISSING', { files });
}

/**
 * The same from the compose files as they are written, before compose can resolve them: paths of missing secret files,
 * relative to the project where they lie in it.
 */
export async function findMissingSecretFiles(project: ComposeProject): Promise<string[]> {
  const missing = new Set<string>();
  for (const text of await readComposeTexts(project)) {
    for (const file of secretFilesIn(text, project.profiles ?? [])) {
      const path = resolve(project.directory, file);
      if (!(await exists(path))) missing.add(relative(project.directory, path).split(sep).join('/'));
    }
  }
  return [...missing].sort();
}

/** Files of secrets that a service of these profiles uses; what can't be parsed or holds a variable is left to compose. */
function secretFilesIn(text: string, profiles: readonly string[]): string[] {
  const { data } = composeSecretsSchema.safeParse(composeValue(text));
  const used = new Set(
    Object.values(data?.services ?? {}).flatMap((service) =>
      (isEnabled(service?.profiles ?? [], profiles) ? (service?.secrets ?? []) : []).map((secret) =>
        typeof secret === 'string' ? secret : secret.source,
      ),
    ),
  );
  return Object.entries(data?.secrets ?? {}).flatMap(([name, secret]) =>
    secret?.file === undefined || !used.has(name) || secret.file.includes('$') ? [] : [secret.file],
  );
}

function composeValue(text: string): unknown {
  try {
    return yamlValue(parseYaml('the compose file', text, { merge: true, maxCharacters: 4_000_000 }).document);
  } catch {
    return undefined;
  }
}

function isEnabled(own: readonly string[], asked: readonly string[]): boolean {
  return own.length === 0 || asked.includes('*') || own.some((profile) => asked.includes(profile));
}

const composeSecretsSchema = z.looseObject({
  services: z
    .record(
      z.string(),
      z
        .looseObject({
          profiles: z.array(z.string()).nullish(),
          secrets: z.array(z.union([z.string(), z.looseObject({ source: z.string() })])).nullish(),
        })
        .nullable(),
    )
    .nullish(),
  secrets: z.record(z.string(), z.looseObject({ file: z.string().optional() }).nullable()).nullish(),
});

async function missingFiles(directory: string, config: ComposeConfig): Promise<string[]> {
  const used = new Set(
    Object.values(config.services).flatMap(({ secrets }) => (secrets ?? []).map(({ source }) => source)),
  );
  const root = await realpath(directory);
  const missing: string[] = [];
  for (const [name, { file }] of Object.entries(config.secrets ?? {})) {
    if (file === undefined || !used.has(name)) continue;
    if (!(await exists(file))) missing.push(relativeTo(root, directory, file));
  }
  return missing;
}

// Compose may hand out paths with or without symbolic links resolved.
function relativeTo(root: string, directory: string, file: string): string {
  const path = relative(file.startsWith(`${root}${sep}`) ? root : directory, file);
  return path.split(sep).join('/');
}
