import type { Workspace } from '../model/index.ts';
import type { MemberPackage, PackageManager } from '../package-managers/define-package-manager.ts';
import { packageManagersOf } from '../package-managers/known.ts';
import { byCodeUnit, type Repository } from '../repository/repository.ts';
import type { Root } from './read-root.ts';
import { unlessBroken } from './unless-broken.ts';

type Member = Workspace['members'][number];

/** The members in the folders of `paths`, which of them depend on which, and how each is built. */
export async function describeMembers(repository: Repository, root: Root, paths: readonly string[]): Promise<Member[]> {
  const format = root.format ?? usualFormat(root);
  const packages = await Promise.all(
    paths.map(async (path) => ({ path, ...(await readPackage(repository, format, path)) })),
  );
  const byName = new Map(packages.flatMap(({ path, name }) => (name === undefined ? [] : [[name, path] as const])));
  const members = new Set(paths);
  const buildScripts = (await unlessBroken(async () => format?.findBuildScripts?.(repository, root.path))) ?? [];
  return packages.map(({ path, name, needs, scripts = [], hooks }) => {
    const found = needs.flatMap((need) => {
      const other = 'path' in need ? need.path : byName.get(need.name);
      return other === undefined || other === path || !members.has(other) ? [] : [{ other, ...need }];
    });
    const dependsOn = [...new Set(found.map(({ other }) => other))].sort(byCodeUnit);
    const onlyToBuild = dependsOn.filter((other) =>
      found.every((need) => need.other !== other || need.onlyToBuild === true),
    );
    const ownScripts = buildScripts.filter((script) => scripts.includes(script));
    return {
      path,
      ...(name === undefined ? {} : { name }),
      dependsOn,
      ...(onlyToBuild.length === 0 ? {} : { onlyToBuild }),
      ...(ownScripts.length === 0 || paths.length === 1 ? {} : { scripts: ownScripts }),
      ...(hooks === undefined || paths.length === 1
        ? {}
        : { hooks: { names: [...hooks.names], needed: [...hooks.needed] } }),
      ...(root.names(path) && root.lockedMembers?.includes(path) === false ? { unlocked: true } : {}),
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
