import { type PackageManifest, readPackageManifest } from '../languages/node/package-manifest.ts';
import { type PythonProject, readPythonProject } from '../languages/python/python-project.ts';
import { byCodeUnit, folderOf, joinPath, type Repository } from '../repository/repository.ts';
import { readSources, type SourceFile } from './sources.ts';

/** A folder that may be a service, without the folders in it that may be services themselves. Paths are the repository's. */
export interface ServiceFolder {
  repository: Repository;
  /** Relative to the repository; `.` for its top. */
  path: string;
  files: readonly string[];
  manifest: PackageManifest | undefined;
  python: PythonProject | undefined;
  /** Shipped sources by language, without comments, tests and tool configuration. */
  javaScript: readonly SourceFile[];
  pythonSources: readonly SourceFile[];
  /** The repository's path of `name` in this folder. */
  resolve(name: string): string;
  has(name: string): boolean;
  readText(name: string): Promise<string | undefined>;
}

const manifests = /(?:^|\/)(?:package\.json|requirements\.txt|pyproject\.toml)$/;
const maxDepth = 4;

/**
 * Every folder with a manifest of Node or Python, to a depth of four, sorted by path. `ignored` folders are left out.
 * @throws MANIFEST_BROKEN, SYMLINK_OUTSIDE
 */
export async function findServiceFolders(repository: Repository, ignored: readonly string[]): Promise<ServiceFolder[]> {
  const skip = ignored.map((folder) => `${joinPath('.', folder)}/`);
  const visible = (file: string) =>
    !skip.some((folder) => file.startsWith(folder)) && file.split('/').length <= maxDepth + 1;
  // A manifest that is a link out of the repository is among them, so that reading it says so.
  const files = [...repository.files, ...repository.outsideLinks.map(({ path }) => path)].filter(visible);
  const paths = [...new Set(files.filter((file) => manifests.test(file)).map(folderOf))].sort(byCodeUnit);
  return Promise.all(paths.map((path) => openServiceFolder(repository, path, paths)));
}

async function openServiceFolder(repository: Repository, path: string, all: readonly string[]): Promise<ServiceFolder> {
  const prefix = path === '.' ? '' : `${path}/`;
  const nested = all.filter((other) => other !== path && other.startsWith(prefix)).map((other) => `${other}/`);
  const own = (file: string) => file.startsWith(prefix) && !nested.some((folder) => file.startsWith(folder));
  const files = repository.files.filter(own);
  const links = repository.outsideLinks.map((link) => link.path).filter((link) => own(link) && /\.\w+$/.test(link));
  const [manifest, python, sources] = await Promise.all([
    readPackageManifest(repository, path),
    readPythonProject(repository, path),
    readSources(repository, path, [...files, ...links]),
  ]);
  return {
    repository,
    path,
    files,
    manifest,
    python,
    javaScript: manifest === undefined ? [] : sources.filter(({ file }) => !file.endsWith('.py')),
    pythonSources: python === undefined ? [] : sources.filter(({ file }) => file.endsWith('.py')),
    resolve: (name) => joinPath(path, name),
    has: (name) => repository.has(joinPath(path, name)),
    readText: (name) => repository.readText(joinPath(path, name)),
  };
}
