import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { userError } from '@seaworthy/core/errors';

/** The project folder that a command works on. */
export interface Target {
  /** Absolute, with symbolic links resolved. */
  root: string;
}

/** Opens the project folder; throws NOT_A_FOLDER. */
export async function openTarget(directory: string): Promise<Target> {
  const path = resolve(directory);
  const root = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw userError('NOT_A_FOLDER', { path, reason: reasonOf(error) }, error);
  });
  if (!(await stat(root)).isDirectory()) {
    throw userError('NOT_A_FOLDER', { path, reason: 'it is a file' });
  }
  return { root };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is nothing of this name';
  if (error.code === 'EACCES') return 'permission denied';
  if (error.code === 'ELOOP') return 'its symbolic links go in a circle';
  return error.message;
}
