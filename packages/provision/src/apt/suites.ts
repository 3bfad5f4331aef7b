import { existsSync } from 'node:fs';
import type { PackageSource } from './package-sources.ts';

/** A release of a distribution, as its archive names it. */
export interface Release {
  distribution: 'debian' | 'ubuntu';
  codename: string;
}

const KEYRINGS: Record<Release['distribution'], string> = {
  debian: '/usr/share/keyrings/debian-archive-keyring.gpg',
  ubuntu: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
};

/**
 * The suites of one release (main, updates, security) on the mirrors that this machine's own sources name for `host`,
 * or on those of `SEAWORTHY_DEBIAN_MIRROR` and `SEAWORTHY_DEBIAN_SECURITY_MIRROR`. Always checked against the
 * distribution's keyring. Undefined: no mirror of that distribution is known here.
 */
export function findSuites(
  release: Release,
  host: { release: Release; sources: readonly PackageSource[] },
  env: Record<string, string | undefined> = process.env,
): PackageSource[] | undefined {
  const { distribution, codename } = release;
  const known = distribution === host.release.distribution ? host.sources : [];
  const named = distribution === 'debian' ? env.SEAWORTHY_DEBIAN_MIRROR : undefined;
  const main = named ?? known.find(({ suite }) => suite === host.release.codename)?.uri;
  const security =
    (distribution === 'debian' ? env.SEAWORTHY_DEBIAN_SECURITY_MIRROR : undefined) ??
    known.find(({ suite }) => suite === `${host.release.codename}-security`)?.uri;
  if (main === undefined) return undefined;

  const components = distribution === 'debian' ? ['main'] : ['main', 'universe'];
  const signedBy = KEYRINGS[distribution];
  const suite = (uri: string, name: string): PackageSource => ({
    uri,
    suite: name,
    components,
    ...(existsSync(signedBy) ? { signedBy } : {}),
  });
  return [
    suite(main, codename),
    suite(main, `${codename}-updates`),
    ...(security === undefined ? [] : [suite(security, `${codename}-security`)]),
  ];
}
