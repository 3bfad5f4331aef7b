import { join } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { readOsRelease } from '../apt/os-release.ts';
import { readPackageSources } from '../apt/package-sources.ts';
import { openPrivateApt, type PrivateApt } from '../apt/private-apt.ts';
import { findSuites } from '../apt/suites.ts';
import type { DebianCodename } from '../foundations/definition/define-foundation.ts';

/** Opens private apt for a Debian release, on the mirrors that this machine knows. Error: FOUNDATION_HOST_UNSUPPORTED. */
export async function openReleaseApt(home: string, debian: DebianCodename): Promise<PrivateApt> {
  const os = await readOsRelease();
  const distribution = os?.id === 'ubuntu' ? 'ubuntu' : 'debian';
  const host = {
    release: { distribution, codename: os?.codename ?? '' } as const,
    sources: await readPackageSources(),
  };
  const suites = findSuites({ distribution: 'debian', codename: debian }, host);
  if (suites === undefined) {
    throw userError('FOUNDATION_HOST_UNSUPPORTED', {
      reason: 'no Debian mirror is known here (SEAWORTHY_DEBIAN_MIRROR names one)',
    });
  }
  return await openPrivateApt(join(home, 'apt', `debian-${debian}`), suites);
}
