import type { OsRelease } from '../apt/os-release.ts';
import type { Release } from '../apt/suites.ts';

/** Which distribution packages make an engine on a system. */
export interface EnginePackages {
  host: Release;
  /** Taken from this release exactly as named, without what they depend on. */
  engine: { release: Release; packages: string[] };
  /** Taken from the host's own release with what they need, as far as the host lacks it. */
  support: string[];
}

/** Plans the packages for a system; undefined where Seaworthy can't install an engine. */
export function planEnginePackages(os: OsRelease, hasClient: boolean): EnginePackages | undefined {
  const host = supportedRelease(os);
  if (host === undefined) return undefined;

  // Debian 12 ships Engine 20.10, which has no containerd image store. Debian 13's programs need nothing newer than
  // Debian 12's C library (libc6 >= 2.34); runc and iptables do, and come from the host's own release.
  const release: Release = host.codename === 'bookworm' ? { distribution: 'debian', codename: 'trixie' } : host;
  const compose = host.distribution === 'ubuntu' ? 'docker-compose-v2' : 'docker-compose';
  // Ubuntu's docker.io holds the client too.
  const client = hasClient || host.distribution === 'ubuntu' ? [] : ['docker-cli'];
  return {
    host,
    engine: { release, packages: ['containerd', 'docker-buildx', compose, 'docker.io', 'tini', ...client] },
    support: ['iptables', 'runc', 'libsystemd0', 'libseccomp2'],
  };
}

function supportedRelease({ id, versionId, codename }: OsRelease): Release | undefined {
  const version = Number(versionId);
  if (id === 'debian' && version >= 12) return { distribution: 'debian', codename };
  if (id === 'ubuntu' && version >= 22.04) return { distribution: 'ubuntu', codename };
  return undefined;
}
