import { relative, resolve } from 'node:path';

/** The project's folder: the `[DIR]` argument from where `-C` points, or that place itself. */
export function projectDirectory(directory: string, argument: string | undefined): string {
  return resolve(directory, argument ?? '.');
}

/** A folder as the user would type it from where they are: what texts and proposed commands show. */
export function displayOf(directory: string): string {
  return relative(process.cwd(), directory) || '.';
}
