import { byCodeUnit, folderOf, joinPath, type Repository } from '../repository/repository.ts';
import { basename } from '../text/path.ts';

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

/**
 * Every folder with one of these manifests, to a depth of four, sorted by path. `ignored` folders are left out with all that
 * is in them; of the repository's top, `.`, only what belongs to no folder further down. `*.csproj` names all of that ending.
 */
export function findServiceFolders(
  repository: Repository,
  manifests: readonly string[],
  ignored: readonly string[],
): ServiceFolder[] {
  const skip = ignored.map((folder) => `${joinPath('.', folder)}/`);
  const visible = (file: string) => !skip.some((folder) => file.startsWith(folder));
  const isManifest = manifestMatcher(manifests);
  // A manifest that is a link out of the repository is among them, so that reading it says so.
  const links = repository.outsideLinks.map(({ path }) => path).filter(visible);
  const files = repository.files.filter(visible);
  const found = [...files, ...links].filter(
    (file) => isManifest(basename(file)) && file.split('/').length <= maxDepth + 1,
  );
  const paths = [...new Set(found.map(folderOf))].sort(byCodeUnit);
  const owned = byOwner(files, paths);
  const ownedLinks = byOwner(links, paths);
  return paths
    .filter((path) => path !== '.' || !skip.includes('./'))
    .map((path) => openFolder(repository, path, owned.get(path) ?? [], ownedLinks.get(path) ?? []));
}

/** A folder with all that is in it. */
export function folderAt(repository: Repository, path: string): ServiceFolder {
  const files = repository.files.filter((file) => path === '.' || file.startsWith(`${path}/`));
  return openFolder(repository, path, files, []);
}

function openFolder(
  repository: Repository,
  path: string,
  files: readonly string[],
  outsideLinks: readonly string[],
): ServiceFolder {
  return {
    repository,
    path,
    files,
    outsideLinks,
    resolve: (name) => joinPath(path, name),
    has: (name) => repository.has(joinPath(path, name)),
    readText: (name) => repository.readText(joinPath(path, name)),
  };
}

function manifestMatcher(manifests: readonly string[]): (name: string) => boolean {
  const names = new Set(manifests);
  const endings = manifests.filter((manifest) => manifest.startsWith('*')).map((manifest) => manifest.slice(1));
  return (name) => names.has(name) || endings.some((ending) => name.endsWith(ending));
}

/** The files of each folder: a file belongs to the nearest one above it. */
function byOwner(files: readonly string[], folders: readonly string[]): Map<string, string[]> {
  const owned = new Map<string, string[]>(folders.map((folder) => [folder, []]));
  for (const file of files) {
    let folder = folderOf(file);
    while (folder !== '.' && !owned.has(folder)) folder = folderOf(folder);
    owned.get(folder)?.push(file);
  }
  return owned;
}
