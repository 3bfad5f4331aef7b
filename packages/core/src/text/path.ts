/** The last part of a path with `/`. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** True for the folder itself, too. Both are paths of the repository, `.` its top. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

/** A path inside a service's folder, relative to the repository. */
export function inService({ path }: { path: string }, file: string): string {
  return path === '.' ? file : `${path}/${file}`;
}

/** The service's folder as the source of a COPY. */
export function sourceOf({ path }: { path: string }): string {
  return path === '.' ? '.' : `${path}/`;
}

/** Where the folder of the lockfile lies in every stage and image. */
const ROOT = '/app';

/** A path of the repository as seen from the folder of the service's lockfile, which is the root of its workspace. */
export function fromRoot({ path: own, workspace }: Placed, path: string): string {
  const root = workspace?.root ?? own;
  if (root === '.' || path === root) return path === root ? '.' : path;
  return path.slice(root.length + 1);
}

/** A path of the repository in stages and images. */
export function placeInImage(service: Placed, path: string): string {
  const relative = fromRoot(service, path);
  return relative === '.' ? ROOT : `${ROOT}/${relative}`;
}

/** The service's folder in stages and images: below `/app` for a member of a workspace. */
export function folderInImage(service: Placed): string {
  return placeInImage(service, service.path);
}

interface Placed {
  path: string;
  workspace?: { root: string } | undefined;
}
