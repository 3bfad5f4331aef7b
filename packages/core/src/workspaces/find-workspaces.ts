import type { Workspace } from '../model/index.ts';
import { languagesWithPackageManagers, packageManagerById, packageManagersOf } from '../package-managers/known.ts';
import { byCodeUnit, folderOf, joinPath, type Repository } from '../repository/repository.ts';
import { basename } from '../text/path.ts';
import { describeMembers } from './members.ts';
import { type Root, readRoot } from './read-root.ts';

/** Roots lie where services are looked for; members may lie deeper. */
const maxRootDepth = 4;

/**
 * What the packages of a repository are installed from, by root and language: each package belongs to the folder that
 * has its lockfile, else to the nearest folder above that names it as a member or whose lockfile lists it, else to itself.
 * A manifest that is broken says nothing, and stops no other.
 */
export async function findWorkspaces(repository: Repository, ignored: readonly string[] = []): Promise<Workspace[]> {
  const found = await Promise.all(
    languagesWithPackageManagers().map((language) => findOf(repository, ignored, language)),
  );
  return found.flat().sort((a, b) => byCodeUnit(a.root, b.root) || byCodeUnit(a.language, b.language));
}

async function findOf(repository: Repository, ignored: readonly string[], language: string): Promise<Workspace[]> {
  const { packages, locked } = listFolders(repository, ignored, language);
  const candidates = [...new Set([...packages, ...locked])].filter((path) => depthOf(path) <= maxRootDepth);
  const roots = new Map(
    await Promise.all(candidates.map(async (path) => [path, await readRoot(repository, path, language)] as const)),
  );
  const members = new Map<Root, string[]>();
  for (const path of packages) {
    const root = rootOf(roots, path);
    if (root !== undefined) members.set(root, [...(members.get(root) ?? []), path]);
  }
  return Promise.all([...members].map(([root, paths]) => createWorkspace(repository, root, paths)));
}

/** Folders of this language with a manifest, and those with a lockfile. */
function listFolders(
  repository: Repository,
  ignored: readonly string[],
  language: string,
): { packages: string[]; locked: string[] } {
  const managers = packageManagersOf(language);
  const manifests = new Set(managers.map(({ manifest }) => manifest));
  const lockfiles = new Set(managers.flatMap((manager) => manager.lockfiles));
  const files = repository.files.filter((file) => !ignored.some((folder) => file.startsWith(`${folder}/`)));
  const foldersOf = (names: ReadonlySet<string>) =>
    [...new Set(files.filter((file) => names.has(file.slice(file.lastIndexOf('/') + 1))).map(folderOf))].sort(
      byCodeUnit,
    );
  return { packages: foldersOf(manifests), locked: foldersOf(lockfiles) };
}

function rootOf(roots: ReadonlyMap<string, Root>, path: string): Root | undefined {
  const self = roots.get(path);
  if (self?.isLocked === true) return self;
  const above = foldersAbove(path).flatMap((folder) => roots.get(folder) ?? []);
  return above.find((root) => root.names(path) || root.lockedMembers?.includes(path) === true) ?? self;
}

async function createWorkspace(repository: Repository, root: Root, paths: readonly string[]): Promise<Workspace> {
  const { path, language, packageManager, lockfile, ambiguousLockfiles, foreignLockfile } = root;
  const files = await findFiles(repository, root);
  const settings = paths.length === 1 ? [] : findSettings(repository, root);
  return {
    root: path,
    language,
    ...(packageManager === undefined ? {} : { packageManager }),
    ...(lockfile === undefined ? {} : { lockfile }),
    ...(ambiguousLockfiles === undefined ? {} : { ambiguousLockfiles }),
    ...(foreignLockfile === undefined ? {} : { foreignLockfile }),
    ...(files.length === 0 ? {} : { files }),
    ...(settings.length === 0 ? {} : { settings }),
    members: await describeMembers(repository, root, paths),
  };
}

async function findFiles(repository: Repository, { path, packageManager }: Root): Promise<string[]> {
  const found = await packageManagerById(packageManager?.value.id ?? '')?.findFiles?.(repository, path);
  return (found ?? []).map((file) => joinPath(path, file));
}

/** Files at the root itself that members' settings extend. */
function findSettings(repository: Repository, { path, format }: Root): string[] {
  return repository.files.filter((file) => folderOf(file) === path && format?.settings?.test(basename(file)) === true);
}

/** From the nearest to the top. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = path; folder !== '.'; ) {
    folder = folderOf(folder);
    folders.push(folder);
  }
  return folders;
}

function depthOf(path: string): number {
  return path === '.' ? 0 : path.split('/').length;
}
