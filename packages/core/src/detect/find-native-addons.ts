import { findNodeAddons } from '../languages/node/native-addons.ts';
import { findPythonNativeAddons } from '../languages/python/native-addons.ts';
import type { Fact } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** Run-time packages that need a compiler, sorted. */
export async function findNativeAddons(folder: ServiceFolder, lockfile: string | undefined): Promise<Fact<string>[]> {
  return folder.python !== undefined && folder.manifest === undefined
    ? findPythonNativeAddons(folder.python)
    : findNodeAddons(folder, lockfile);
}
