import type { Workspace } from '../model/index.ts';
import type { MemberPackage, PackageManager } from '../package-managers/define-package-manager.ts';
import { packageManagersOf } from '../package-managers/known.ts';
import { byCodeUnit, type Repository } from '../repository/repository.ts';
import type { Root } from './read-root.ts';
import { unlessBroken } from './unless-broken.ts';

type Member = Workspace['members'][number];

/** The members in the folders of `paths`, and which of them depend on which. */
export async function describeMembers(repository: Repository, root: Root, paths: readonly string[]): Promise<Member[]> {
  const format = root.format ?? usualFormat(root);
  const packages = await Promise.all(
    paths.map(async (path) => ({ path, ...(await readPackage(repository, format, path)) })),
  );
  const byName = new Map(packages.flatMap(({ path, name }) => (name === undefined ? [] : [[name, path] as const])));
  const members = new Set(paths);
  return packages.map(({ path, name, needs }) => {
    const needed = needs.map((need) => ('path' in need ? need.path : byName.get(need.name)));
    const others = needed.filter((other) => other !== undefined && other !== path && members.has(other));
    return {
      path,
      ...(name === undefined ? {} : { name }),
      dependsOn: [...new Set(others as string[])].sort(byCodeUnit),
    };
  });
}

async function readPackage(
  repository: Repository,
  format: PackageManager['workspace'],
  path: string,
): Promise<MemberPackage> {
  return (await unlessBroken(async () => format?.readPackage(repository, path))) ?? { needs: [] };
}

/** A root that names no members still says the name of its package. */
function usualFormat({ language, packageManager }: Root): PackageManager['workspace'] {
  const managers = packageManagersOf(language);
  const own = managers.find(({ id }) => id === packageManager?.value.id);
  return (own ?? managers.find(({ workspace }) => workspace !== undefined))?.workspace;
}
