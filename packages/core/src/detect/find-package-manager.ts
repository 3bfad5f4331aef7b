import type { NodeFolder } from '../languages/node/node-folder.ts';
import type { PythonFolder } from '../languages/python/python-folder.ts';
import type { Fact, Facts, PackageManagerId } from '../model/index.ts';
import { packageManagers } from '../package-managers/package-managers.gen.ts';
import { findLine } from '../repository/line-numbers.ts';
import { folderOf, joinPath } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

type ProjectFolder = ServiceFolder & Partial<Pick<NodeFolder, 'manifest'> & Pick<PythonFolder, 'python'>>;

export interface PackageManagerFacts {
  packageManager?: Fact<{ id: PackageManagerId; version?: string }>;
  lockfile?: Fact<string>;
  /** Lockfiles of several package managers that nothing decides between. */
  ambiguous?: string[];
  unsupported?: Facts['unsupported'][number];
}

/** Recognised so that they can be refused by name. */
const unsupportedLockfiles: Record<string, { id: PackageManagerId; name: string; language: string }> = {
  'yarn.lock': { id: 'yarn', name: 'Yarn', language: 'node' },
  'bun.lock': { id: 'bun', name: 'Bun', language: 'node' },
  'bun.lockb': { id: 'bun', name: 'Bun', language: 'node' },
  'poetry.lock': { id: 'poetry', name: 'Poetry', language: 'python' },
  'Pipfile.lock': { id: 'pipenv', name: 'Pipenv', language: 'python' },
};

/** Which package manager installs the service, by its lockfile and by `packageManager` of package.json. */
export async function findPackageManager(folder: ProjectFolder, language: string): Promise<PackageManagerFacts> {
  const declared = language === 'node' ? declaredManager(folder) : undefined;
  const here = lockfilesIn(folder, folder.path, language);
  // A lockfile further up belongs to a workspace that this folder is a part of.
  const above = here.length === 0 && language === 'node' ? findAbove(folder) : undefined;
  if (above !== undefined) {
    const name = `A ${above.id} workspace (one lockfile for several packages)`;
    return { unsupported: { kind: 'layout', name, path: folder.path, source: { file: above.file } } };
  }
  // requirements.txt beside uv.lock is usually an export of it.
  const locked = here.filter(({ id }) => id !== 'pip' || !here.some((other) => other.id === 'uv'));
  const wanted = declared === undefined ? locked : locked.filter(({ id }) => id === declared.value.id);
  const [first, second] = wanted;
  if (first === undefined) return withoutLockfile(folder, declared, language);
  if (second !== undefined && second.id !== first.id) return { ambiguous: wanted.map(({ file }) => file) };
  const known = Object.values(unsupportedLockfiles).find(({ id }) => id === first.id);
  if (known !== undefined) {
    return {
      unsupported: { kind: 'package-manager', name: known.name, path: folder.path, source: { file: first.file } },
    };
  }
  const version = declared?.value.version ?? (await versionOfLockfile(folder, first.id));
  return {
    packageManager: {
      value: { id: first.id, ...(version === undefined ? {} : { version }) },
      source: declared?.source ?? { file: first.file },
      certainty: 'certain',
    },
    lockfile: { value: first.file, source: { file: first.file }, certainty: 'certain' },
  };
}

function withoutLockfile(
  folder: ProjectFolder,
  declared: Fact<{ id: PackageManagerId; version?: string }> | undefined,
  language: string,
): PackageManagerFacts {
  if (declared !== undefined) {
    const known = Object.values(unsupportedLockfiles).find(({ id }) => id === declared.value.id);
    if (known === undefined) return { packageManager: declared };
    return { unsupported: { kind: 'package-manager', name: known.name, path: folder.path, source: declared.source } };
  }
  const pyproject = folder.python?.pyproject;
  if (language === 'python' && pyproject?.get('tool', 'poetry') !== undefined) {
    return {
      unsupported: { kind: 'package-manager', name: 'Poetry', path: folder.path, source: { file: pyproject.file } },
    };
  }
  return {};
}

/** `packageManager: "pnpm@10.15.0+sha512…"` or the package manager that `engines` or `devEngines` names. */
function declaredManager({ manifest }: ProjectFolder): Fact<{ id: PackageManagerId; version?: string }> | undefined {
  const field = manifest?.text('packageManager') ?? manifest?.text('devEngines', 'packageManager', 'name');
  const match = /^(npm|pnpm|yarn|bun)(?:@([^+]+))?/.exec(field?.value ?? '');
  if (field === undefined || match === null) return undefined;
  const version = match[2];
  return { ...field, value: { id: match[1] as PackageManagerId, ...(version === undefined ? {} : { version }) } };
}

function lockfilesIn(folder: ProjectFolder, path: string, language: string): { id: PackageManagerId; file: string }[] {
  const supported = Object.values(packageManagers).filter((manager) => manager.language === language);
  const found: { id: PackageManagerId; file: string }[] = [];
  const add = (id: PackageManagerId, name: string) => {
    const file = joinPath(path, name);
    if (folder.repository.has(file)) found.push({ id, file });
  };
  for (const manager of supported) for (const name of manager.lockfiles) add(manager.id, name);
  for (const [name, known] of Object.entries(unsupportedLockfiles))
    if (known.language === language) add(known.id, name);
  return found;
}

function findAbove(folder: ProjectFolder): { id: PackageManagerId; file: string } | undefined {
  for (let path = folder.path; path !== '.'; ) {
    path = folderOf(path);
    const [found] = lockfilesIn(folder, path, 'node');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** pnpm reads lockfiles of its own generation only, so the file's version names the major that can install it. */
async function versionOfLockfile(folder: ProjectFolder, id: PackageManagerId): Promise<string | undefined> {
  if (id !== 'pnpm') return undefined;
  const head = ((await folder.readText('pnpm-lock.yaml')) ?? '').slice(0, 200);
  const line =
    findLine(head, /^lockfileVersion:/) === undefined
      ? undefined
      : /^lockfileVersion:\s*['"]?([\d.]+)/m.exec(head)?.[1];
  if (line === undefined) return undefined;
  return line.startsWith('9') ? '10' : line.startsWith('6') ? '8' : '7';
}
