import { relative, resolve } from 'node:path';
import type { ArgumentDefinition } from './definitions.ts';

/** The project's folder: the `[DIR]` argument from where `-C` points, or that place itself. */
export function projectDirectory(directory: string, argument: string | undefined): string {
  return resolve(directory, argument ?? '.');
}

/**
 * The same for commands whose arguments are names: the first one is the folder when it is written with a slash, which no
 * name of a service or target has (`./shop`, `examples/shop`, `..`).
 */
export function placeAndNames(
  directory: string,
  [first, ...others]: readonly string[],
): { directory: string; names: readonly string[] } {
  if (first === undefined) return { directory, names: [] };
  const isFolder = /[/\\]/.test(first) || first === '.' || first === '..';
  return isFolder
    ? { directory: projectDirectory(directory, first), names: others }
    : { directory, names: [first, ...others] };
}

/** The folder that a command line is about, by what its command takes as its first argument. */
export function folderOfRun(
  first: ArgumentDefinition | undefined,
  directory: string,
  words: readonly string[],
): string {
  if (first?.name === '[DIR]') return projectDirectory(directory, words[0]);
  return first?.name.endsWith('...]') === true ? placeAndNames(directory, words).directory : directory;
}

/** A folder as the user would type it from where they are: what texts and proposed commands show. */
export function displayOf(directory: string): string {
  return relative(process.cwd(), directory) || '.';
}
