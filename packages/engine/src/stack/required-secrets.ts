import { access, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import type { ComposeModel } from './compose-model.ts';

/** Checks that every secret file of the project exists. Throws SECRET_FILE_MISSING, which names all of them. */
export async function requireSecretFiles(directory: string, model: ComposeModel): Promise<void> {
  const files = await missingFiles(directory, model);
  if (files.length > 0) throw userError('SECRET_FILE_MISSING', { files });
}

async function missingFiles(directory: string, model: ComposeModel): Promise<string[]> {
  const used = new Set(
    Object.values(model.services).flatMap(({ secrets }) => (secrets ?? []).map(({ source }) => source)),
  );
  const root = await realpath(directory);
  const missing: string[] = [];
  for (const [name, { file }] of Object.entries(model.secrets ?? {})) {
    if (file === undefined || !used.has(name)) continue;
    const exists = await access(file).then(
      () => true,
      () => false,
    );
    if (!exists) missing.push(relativeTo(root, directory, file));
  }
  return missing;
}

// Compose may hand out paths with or without symbolic links resolved.
function relativeTo(root: string, directory: string, file: string): string {
  const path = relative(file.startsWith(`${root}${sep}`) ? root : directory, file);
  return path.split(sep).join('/');
}
