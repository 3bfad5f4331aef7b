import { posix } from 'node:path';

/** Whether a path of the engine's host is a folder or lies in it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = posix.relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith('../'));
}
