import { byCodeUnit, folderOf, joinPath, type Repository } from '../repository/repository.ts';

/** A folder that may hold services, without the folders in it that may hold services themselves. Paths are the repository's. */
export interface ServiceFolder {
  repository: Repository;
  /** Relative to the repository; `.` for its top. */
  path: string;
  files: readonly string[];
  /** Links in it that lead out of the repository; reading one says so. */
  outsideLinks: readonly string[];
  /** The repository's path of `name` in this folder. */
  resolve(name: string): string;
  has(name: string): boolean;
  readText(name: string): Promise<string | undefined>;
}

const maxDepth = 4;

/** Every folder with one of these manifests, to a depth of four, sorted by path. `ignored` folders are left out. */
export function findServiceFolders(
  repository: Repository,
  manifests: readonly string[],
  ignored: readonly string[],
): ServiceFolder[] {
  const skip = ignored.map((folder) => `${joinPath('.', folder)}/`);
  const names = new Set(manifests);
  const visible = (file: string) =>
    !skip.some((folder) => file.startsWith(folder)) && file.split('/').length <= maxDepth + 1;
  // A manifest that is a link out of the repository is among them, so that reading it says so.
  const files = [...repository.files, ...repository.outsideLinks.map(({ path }) => path)].filter(visible);
  const found = files.filter((file) => names.has(file.slice(file.lastIndexOf('/') + 1)));
  const paths = [...new Set(found.map(folderOf))].sort(byCodeUnit);
  return paths.map((path) => openServiceFolder(repository, path, paths));
}

function openServiceFolder(repository: Repository, path: string, all: readonly string[]): ServiceFolder {
  const prefix = path === '.' ? '' : `${path}/`;
  const nested = all.filter((other) => other !== path && other.startsWith(prefix)).map((other) => `${other}/`);
  const own = (file: string) => file.startsWith(prefix) && !nested.some((folder) => file.startsWith(folder));
  return {
    repository,
    path,
    files: repository.files.filter(own),
    outsideLinks: repository.outsideLinks.map((link) => link.path).filter(own),
    resolve: (name) => joinPath(path, name),
    has: (name) => repository.has(joinPath(path, name)),
    readText: (name) => repository.readText(joinPath(path, name)),
  };
}
