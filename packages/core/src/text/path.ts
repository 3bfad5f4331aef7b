/** The last part of a path with `/`. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path inside a service's folder, relative to the repository. */
export function inService({ path }: { path: string }, file: string): string {
  return path === '.' ? file : `${path}/${file}`;
}

/** The service's folder as the source of a COPY. */
export function sourceOf({ path }: { path: string }): string {
  return path === '.' ? '.' : `${path}/`;
}
