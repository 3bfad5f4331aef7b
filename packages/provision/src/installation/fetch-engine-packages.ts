import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { readPackageSources } from '../apt/package-sources.ts';
import { openPrivateApt, type PrivateApt, packageNameOf } from '../apt/private-apt.ts';
import { findSuites, type Release } from '../apt/suites.ts';
import { listPackageFiles } from '../apt/unpack-packages.ts';
import type { EnginePackages } from './engine-packages.ts';
import type { EnginePlacement } from './placement.ts';

/** Fetches the packages of a plan, checked by apt; returns the paths of their files. */
export async function fetchEnginePackages(
  plan: EnginePackages,
  placement: EnginePlacement,
  signal?: AbortSignal,
): Promise<string[]> {
  const { host, engine } = plan;
  const sources = await readPackageSources();
  const open = async (release: Release): Promise<PrivateApt> => {
    const suites = findSuites(release, { release: host, sources });
    if (suites === undefined) {
      throw userError('ENGINE_INSTALL_FAILED', {
        command: `no mirror of ${release.distribution} ${release.codename} is named in /etc/apt`,
        lastLines: [],
      });
    }
    const apt = await openPrivateApt(join(placement.apt, `${release.distribution}-${release.codename}`), suites);
    await apt.update(signal ? { signal } : {});
    return apt;
  };
  const same = host.codename === engine.release.codename;
  const engineApt = open(engine.release);
  const [fromEngine, fromHost] = await Promise.all([engineApt, same ? engineApt : open(host)]);

  const folder = join(placement.packages, '../packages');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const support = (await fromHost.resolveClosure(plan.support, 'host')).map(({ file }) => packageNameOf(file));
  await Promise.all([fromEngine.download(engine.packages, folder, signal), fromHost.download(support, folder, signal)]);
  return [...(await listPackageFiles(folder)).values()].sort();
}
