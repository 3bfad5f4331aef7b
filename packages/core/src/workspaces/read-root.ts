import type { Fact, Workspace } from '../model/index.ts';
import { versionToInstall } from '../package-managers/asked-version.ts';
import type { PackageManager } from '../package-managers/define-package-manager.ts';
import { packageManagerById, packageManagersOf } from '../package-managers/known.ts';
import { folderOf, joinPath, type Repository } from '../repository/repository.ts';
import { createMemberMatcher } from './globs.ts';
import { unlessBroken } from './unless-broken.ts';

/** A folder as the root of a workspace: who installs there, and whom it names as members. */
export interface Root
  extends Pick<Workspace, 'packageManager' | 'lockfile' | 'ambiguousLockfiles' | 'foreignLockfile'> {
  path: string;
  language: string;
  /** True when any lockfile of the language lies here. */
  isLocked: boolean;
  /** Folders (of the repository) of the members that the lockfile knows; absent when it lists none. */
  lockedMembers?: readonly string[];
  /** How the workspace is written down, when the folder names members. */
  format: PackageManager['workspace'];
  /** True for a folder (of the repository) that the root names. */
  names(folder: string): boolean;
}

interface Lock {
  manager: PackageManager;
  file: string;
}

/** What a folder says of installing: by its lockfile, and by a manifest that names the package manager. */
export async function readRoot(repository: Repository, path: string, language: string): Promise<Root> {
  const managers = packageManagersOf(language);
  const declared = await findDeclared(repository, path, managers);
  const locks = findLocks(repository, path, managers);
  const settled = await settle(repository, locks, declared);
  const packageManager =
    settled.packageManager ?? declared ?? (locks.length > 0 ? undefined : await findTrace(repository, path, managers));
  const known = packageManager?.value.id;
  const formats = managers.filter(({ id }) => known === undefined || id === known);
  return {
    path,
    language,
    isLocked: locks.length > 0,
    ...settled,
    ...(await findLockedMembers(repository, path, settled)),
    ...(packageManager === undefined ? {} : { packageManager }),
    ...(await findMembers(repository, path, formats)),
  };
}

/** Which lockfile counts: the one of the declared package manager, else the only one. */
async function settle(
  repository: Repository,
  locks: readonly Lock[],
  declared: Root['packageManager'],
): Promise<Pick<Root, 'packageManager' | 'lockfile' | 'ambiguousLockfiles' | 'foreignLockfile'>> {
  const wanted = declared === undefined ? locks : locks.filter(({ manager }) => manager.id === declared.value.id);
  const [lock] = wanted;
  const [foreign] = locks;
  if (lock === undefined) return foreign === undefined ? {} : { foreignLockfile: foreign.file };
  return wanted.every(({ manager }) => manager === lock.manager)
    ? readLock(repository, lock, declared)
    : { ambiguousLockfiles: wanted.map(({ file }) => file) };
}

async function readLock(
  repository: Repository,
  { manager, file }: Lock,
  declared: Workspace['packageManager'],
): Promise<Pick<Root, 'packageManager' | 'lockfile'>> {
  const asked =
    declared?.value.version ?? (await unlessBroken(async () => manager.asked?.(repository, folderOf(file))))?.value;
  const version = versionToInstall(asked, manager.versionOfLockfile?.((await repository.readText(file)) ?? ''));
  const lockfile: Fact<string> = { value: file, source: { file }, certainty: 'certain' };
  return {
    packageManager: {
      value: { id: manager.id, ...(version === undefined ? {} : { version }) },
      source: declared?.source ?? { file },
      certainty: 'certain',
    },
    lockfile,
  };
}

async function findLockedMembers(
  repository: Repository,
  path: string,
  { packageManager, lockfile }: Pick<Root, 'packageManager' | 'lockfile'>,
): Promise<Pick<Root, 'lockedMembers'>> {
  const list = packageManagerById(packageManager?.value.id ?? '')?.lockedMembers;
  const text = list === undefined || lockfile === undefined ? undefined : await repository.readText(lockfile.value);
  const members = text === undefined ? undefined : list?.(text);
  return members === undefined ? {} : { lockedMembers: members.map((member) => joinPath(path, member)) };
}

async function findDeclared(
  repository: Repository,
  path: string,
  managers: readonly PackageManager[],
): Promise<Root['packageManager']> {
  for (const { id, declared } of managers) {
    const fact = await unlessBroken(async () => declared?.(repository, path));
    if (fact !== undefined) return { ...fact, value: { id, ...fact.value } };
  }
  return undefined;
}

async function findTrace(
  repository: Repository,
  path: string,
  managers: readonly PackageManager[],
): Promise<Root['packageManager']> {
  for (const { id, traceOf } of managers) {
    const source = await unlessBroken(async () => traceOf?.(repository, path));
    if (source !== undefined) return { value: { id }, source, certainty: 'likely' };
  }
  return undefined;
}

function findLocks(repository: Repository, path: string, managers: readonly PackageManager[]): Lock[] {
  const locks = managers.flatMap((manager) =>
    manager.lockfiles
      .map((name) => ({ manager, file: joinPath(path, name) }))
      .filter(({ file }) => repository.has(file)),
  );
  const made = new Set(locks.flatMap(({ manager }) => manager.supersedes ?? []));
  return locks.filter(({ manager }) => !made.has(manager.id));
}

async function findMembers(
  repository: Repository,
  path: string,
  managers: readonly PackageManager[],
): Promise<Pick<Root, 'format' | 'names'>> {
  for (const { workspace } of managers) {
    const globs = await unlessBroken(async () => workspace?.members(repository, path));
    if (globs === undefined) continue;
    const isMember = createMemberMatcher(globs);
    const start = path === '.' ? '' : `${path}/`;
    return {
      format: workspace,
      names: (folder) => folder !== path && folder.startsWith(start) && isMember(folder.slice(start.length)),
    };
  }
  return { format: undefined, names: () => false };
}
