import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { platform } from 'node:process';

const FOLDERS = ['usr/sbin', 'usr/bin', 'sbin', 'bin', 'usr/libexec/docker/cli-plugins', 'usr/lib/docker/cli-plugins'];

/** Finds a program below a folder of unpacked packages: distributions differ in where they put it. */
export function findUnpacked(root: string, name: string): string | undefined {
  return FOLDERS.map((folder) => join(root, folder, name)).find((path) => existsSync(path));
}

/** Finds a program on the PATH, and in the folders for administrators that a user's PATH may lack. */
export function findOnPath(name: string, path = process.env.PATH ?? ''): string | undefined {
  const folders = [...path.split(delimiter), ...(platform === 'linux' ? ['/usr/sbin', '/usr/bin', '/sbin'] : [])];
  return folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
}

/** Environment in which unpacked programs find each other and their libraries. */
export function unpackedEnvironment(root: string): Record<string, string> {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const libraries = join(root, 'usr/lib', triplet);
  return {
    PATH: [join(root, 'usr/sbin'), join(root, 'usr/bin'), '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(':'),
    ...(existsSync(libraries) ? { LD_LIBRARY_PATH: libraries } : {}),
    ...(existsSync(join(libraries, 'xtables')) ? { XTABLES_LIBDIR: join(libraries, 'xtables') } : {}),
  };
}
