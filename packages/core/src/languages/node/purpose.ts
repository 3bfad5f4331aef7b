import type { OmittedFolder } from '../../model/index.ts';
import type { ServiceFolder } from '../../source/service-folder.ts';
import { readPackageManifest } from './package-manifest.ts';

/** What other packages take hold of. */
const offered = ['exports', 'main', 'module', 'types', 'typings', 'bin', 'files', 'publishConfig', 'browser'];
/** What a manifest has that is more than a setting for Node. */
const told = ['dependencies', 'devDependencies', 'scripts', 'workspaces'];

/** A package without a start script that offers something is a library; one with nothing in it only sets `type` or the like. */
export async function findPurpose({
  repository,
  path,
}: ServiceFolder): Promise<Pick<OmittedFolder, 'kind' | 'source'> | undefined> {
  const manifest = await readPackageManifest(repository, path);
  if (manifest === undefined || manifest.script('start') !== undefined) return undefined;
  const key = offered.find((name) => manifest.has(name));
  if (key !== undefined) return { kind: 'library', source: manifest.source(key) };
  // A workspace's root holds scripts and tools for the others.
  if (manifest.has('workspaces')) return { kind: 'settings', source: manifest.source('workspaces') };
  return told.some((name) => manifest.has(name)) ? undefined : { kind: 'settings', source: { file: manifest.file } };
}
