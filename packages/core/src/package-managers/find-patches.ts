import { byCodeUnit, joinPath, type Repository } from '../repository/repository.ts';

/**
 * Patches of packages that manifests at the root name (`patchedDependencies`), and others of `names` that are there.
 * Relative to the root.
 */
export async function findPatches(repository: Repository, root: string, names: readonly string[]): Promise<string[]> {
  const start = root === '.' ? '' : `${root}/`;
  const manifests = await Promise.all(
    ['package.json', 'pnpm-workspace.yaml'].map((file) => repository.readText(joinPath(root, file))),
  );
  const patched = manifests.filter((text) => text?.includes('patchedDependencies') === true);
  return repository.files
    .filter((file) => file.startsWith(start))
    .map((file) => file.slice(start.length))
    .filter(
      (file) =>
        names.includes(file) || (file.endsWith('.patch') && patched.some((text) => text?.includes(file) === true)),
    )
    .sort(byCodeUnit);
}
