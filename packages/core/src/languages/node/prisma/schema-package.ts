import { folderOf, type Repository } from '../../../repository/repository.ts';
import type { ServiceFolder } from '../../../source/service-folder.ts';
import { basename } from '../../../text/path.ts';
import { unlessBroken } from '../../../workspaces/unless-broken.ts';
import { type PackageManifest, readPackageManifest } from '../package-manifest.ts';

/**
 * The folder of the package whose Prisma schema a service uses, where it has none itself: one that it depends on, or that one
 * of those depends on. `undefined`: there is none, or more than one, so that nothing tells which is meant.
 */
export async function findSchemaPackage({
  repository,
  path,
  manifest,
}: ServiceFolder & { manifest: PackageManifest }): Promise<string | undefined> {
  const manifests = repository.files.filter((file) => basename(file) === 'package.json').map(folderOf);
  const holders = holdersOf(repository, new Set(manifests));
  holders.delete(path);
  if (holders.size === 0) return undefined;
  const packages = await packagesByName(repository, manifests);
  const needed = new Set(manifest.dependencies);
  const found = new Set<string>();
  for (const name of needed) {
    const other = packages.get(name);
    if (other === undefined) continue;
    if (holders.has(other.folder)) found.add(other.folder);
    for (const more of other.manifest.dependencies) needed.add(more);
  }
  const [only, another] = found;
  return another === undefined ? only : undefined;
}

/** The packages in which a schema lies: each belongs to the nearest manifest above it. */
function holdersOf({ files }: Repository, manifests: ReadonlySet<string>): Set<string> {
  const schemas = files.filter((file) => file.endsWith('.prisma'));
  return new Set(
    schemas.flatMap((file) => {
      let folder = folderOf(file);
      while (folder !== '.' && !manifests.has(folder)) folder = folderOf(folder);
      return manifests.has(folder) ? [folder] : [];
    }),
  );
}

async function packagesByName(repository: Repository, folders: readonly string[]) {
  const read = await Promise.all(
    folders.map(async (folder) => ({
      folder,
      manifest: await unlessBroken(() => readPackageManifest(repository, folder)),
    })),
  );
  return new Map(
    read.flatMap(({ folder, manifest }) =>
      manifest?.name === undefined ? [] : [[manifest.name, { folder, manifest }] as const],
    ),
  );
}
