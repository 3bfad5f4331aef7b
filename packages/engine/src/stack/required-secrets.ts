import { access, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import type { ComposeConfig } from '../compose/compose-config.ts';

/** Checks that every secret file of the project exists. Throws SECRET_FILE_MISSING, which names all of them. */
export async function requireSecretFiles(directory: string, config: ComposeConfig): Promise<void> {
  const files = await missingFiles(directory, config);
  if (files.length > 0) throw userError('SECRET_FILE_MISSING', { files });
}

async function missingFiles(directory: string, config: ComposeConfig): Promise<string[]> {
  const used = new Set(
    Object.values(config.services).flatMap(({ secrets }) => (secrets ?? []).map(({ source }) => source)),
  );
  const root = await realpath(directory);
  const missing: string[] = [];
  for (const [name, { file }] of Object.entries(config.secrets ?? {})) {
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
