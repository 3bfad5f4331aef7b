export interface Mount {
  path: string;
  /** What of its file system is mounted: `/docker.sock` of the host's /run. */
  origin: string;
  type: string;
  writable: boolean;
}

/** /proc, /sys and /dev belong to the kernel; resolv.conf, hostname and hosts are the engine's own. */
const ENGINES_OWN = /^\/(proc|sys|dev)(\/|$)|^\/etc\/(resolv\.conf|hostname|hosts)$/;

/** Where a container can write, from its `/proc/<pid>/mountinfo` (proc_pid_mountinfo(5)). */
export function parseMounts(mountinfo: string): { rootReadOnly: boolean; writable: { path: string; type: string }[] } {
  const mounts = parseMountTable(mountinfo);
  // Later mounts of the same path lie over earlier ones.
  const root = mounts.findLast(({ path }) => path === '/');
  if (root === undefined) throw new Error('no root is mounted');
  return {
    rootReadOnly: !root.writable,
    writable: mounts
      .filter(({ path, writable }) => writable && path !== '/' && !ENGINES_OWN.test(path))
      .map(({ path, type }) => ({ path, type })),
  };
}

/** Every mount, in the order in which they were made. */
export function parseMountTable(mountinfo: string): Mount[] {
  return mountinfo.split('\n').filter(Boolean).map(parseMount);
}

/** A file system may be read-only although the mount is not, and the other way round. */
function parseMount(line: string): Mount {
  const [before = '', after = ''] = line.split(' - ');
  const [, , , origin = '', path = '', options = ''] = before.split(' ');
  const [type = '', , superOptions = ''] = after.split(' ');
  const writable = options.split(',').includes('rw') && !superOptions.split(',').includes('ro');
  return { path: decodeOctal(path), origin: decodeOctal(origin), type, writable };
}

/** Spaces and the like are octal: `\040`. */
function decodeOctal(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
