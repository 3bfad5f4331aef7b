import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import type { ComposeModel } from './compose-model.ts';

const DEVELOPMENT_FOLDER = '.secrets';

/**
 * Creates a random value for every secret file under `.secrets/` that the project names and that does not exist. Files
 * elsewhere are somebody's real secrets and are never invented. Resolves to the created files, relative to the folder.
 */
export async function ensureSecrets(directory: string, model: ComposeModel): Promise<string[]> {
  const created: string[] = [];
  for (const file of await missingFiles(directory, model)) {
    if (!isDevelopmentSecret(file)) continue;
    const path = join(directory, file);
    await mkdir(dirname(path), { recursive: true });
    // The folder keeps other users of this machine out; the file itself has to be readable for the container's user.
    await chmod(join(directory, DEVELOPMENT_FOLDER), 0o700);
    await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o644, flag: 'wx' });
    created.push(file);
  }
  return created;
}

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

function isDevelopmentSecret(file: string): boolean {
  return file.startsWith(`${DEVELOPMENT_FOLDER}/`) && !file.split('/').includes('..');
}
