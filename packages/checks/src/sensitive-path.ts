import type { EvidenceValues } from '@seaworthy/core/model';

type HostMount = EvidenceValues['hostMounts'][number];

/** Folders of the system itself (CIS Docker Benchmark 5.5), and those of users and engines: mounted whole, whatever the mode. */
const WHOLE = new Set([
  ...[
    '/',
    '/bin',
    '/boot',
    '/dev',
    '/etc',
    '/lib',
    '/lib64',
    '/proc',
    '/root',
    '/run',
    '/sbin',
    '/sys',
    '/usr',
    '/var',
  ],
  ...['/home', '/var/run', '/var/lib', '/run/user', '/run/systemd', '/run/containerd'],
]);
/** With everything below them: the kernel's own views, and what holds other containers or the keys to the host. */
const WITH_ALL_BELOW = [
  ...['/proc', '/sys', '/dev', '/boot', '/lib/modules', '/usr/lib/modules', '/root/.ssh', '/etc/ssh', '/etc/docker'],
  ...['/etc/kubernetes', '/etc/sudoers', '/etc/sudoers.d', '/etc/shadow', '/etc/gshadow'],
  ...['/var/lib/docker', '/var/lib/containerd', '/var/lib/containers', '/var/lib/kubelet'],
];
/** Whoever writes there changes programs and settings of the host. */
const NEVER_WRITABLE = ['/bin', '/etc', '/lib', '/lib64', '/sbin', '/usr', '/var/spool/cron', '/opt/containerd'];
/** Devices without a machine behind them; the first serves to hide a file. */
const HARMLESS = new Set(['/dev/null', '/dev/zero', '/dev/random', '/dev/urandom']);
const HOME = /^\/(?:root|home\/[^/]+)(?:\/(.*))?$/;
/** Folders in a home that hold keys: `.ssh`, `.aws`, `.kube`, `.docker`, `.gnupg`, `.config/gcloud`. */
const KEYS_OF_A_HOME = /^\.(?:ssh|aws|azure|kube|docker|gnupg|config\/gcloud|netrc|npmrc|pypirc)(?:\/|$)/;

/** Why a mount gives away a part of the host that a service has no business with; `undefined`: it doesn't. */
export function sensitivityOf({ source, writable, ofProject }: HostMount): string | undefined {
  const path = source.length > 1 ? source.replace(/(?<!\/)\/+$/, '') : source;
  if (HARMLESS.has(path)) return undefined;
  const inHome = HOME.exec(path);
  if (WHOLE.has(path)) return 'a folder of the host system';
  if (inHome !== null && inHome[1] === undefined) return "a user's whole home";
  if (KEYS_OF_A_HOME.test(inHome?.[1] ?? '')) return "a user's keys";
  // A project may lie anywhere, also in /usr/src; its own files are nobody else's.
  if (ofProject) return undefined;
  if (isBelow(path, WITH_ALL_BELOW)) return 'a part of the host system';
  return writable && isBelow(path, NEVER_WRITABLE) ? 'a part of the host system, and writable' : undefined;
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
