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

/** Opens the project folder; throws DIRECTORY_NOT_FOUND. */
export async function openTarget(directory: string, argument?: string): Promise<Target> {
  const path = resolve(directory, argument ?? '.');
  const root = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw userError('DIRECTORY_NOT_FOUND', { directory: path, reason: reasonOf(error) }, error);
  });
  if (!(await stat(root)).isDirectory()) {
    throw userError('DIRECTORY_NOT_FOUND', { directory: path, reason: 'it is not a folder' });
  }
  return { root, display: relative(process.cwd(), path) || '.' };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'it does not exist';
  if (error.code === 'EACCES') return 'permission denied';
  if (error.code === 'ELOOP') return 'its symbolic links go in a circle';
  return error.message;
}
