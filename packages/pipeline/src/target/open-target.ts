import { realpath, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { userError } from '@seaworthy/core/errors';

/** The project folder that a command works on. */
export interface Target {
  /** Absolute, with symbolic links resolved. */
  root: string;
  /** As the user would type it from where they are: what commands and messages show. */
  display: string;
}

/** Opens the project folder; throws NOT_A_FOLDER. */
export async function openTarget(directory: string, argument?: string): Promise<Target> {
  const path = resolve(directory, argument ?? '.');
  const root = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw userError('NOT_A_FOLDER', { path, reason: reasonOf(error) }, error);
  });
  if (!(await stat(root)).isDirectory()) {
    throw userError('NOT_A_FOLDER', { path, reason: 'it is a file' });
  }
  return { root, display: relative(process.cwd(), path) || '.' };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is nothing of this name';
  if (error.code === 'EACCES') return 'permission denied';
  if (error.code === 'ELOOP') return 'its symbolic links go in a circle';
  return error.message;
}
