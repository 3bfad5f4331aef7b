import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { reasonOf } from '@seaworthy/core/repository';

/** The project folder that a command works on. */
export interface Target {
  /** Absolute, with symbolic links resolved. */
  root: string;
}

/** Opens the project folder; throws NOT_A_FOLDER. */
export async function openTarget(directory: string): Promise<Target> {
  const path = resolve(directory);
  const root = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw userError('NOT_A_FOLDER', { path, reason: reasonOf(error) ?? error.message }, error);
  });
  if (!(await stat(root)).isDirectory()) {
    throw userError('NOT_A_FOLDER', { path, reason: 'it is a file' });
  }
  return { root };
}
