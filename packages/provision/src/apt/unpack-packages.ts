import { lstat, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** A distribution package in an image, for its SBOM. */
export interface InstalledPackage {
  name: string;
  version: string;
  architecture: string;
  source: string;
}

/**
 * Merges /bin, /sbin and /lib into /usr, as every installed Debian has it since 12; that release's packages still bring
 * files in both places.
 */
export async function mergeUsr(root: string): Promise<void> {
  for (const folder of ['bin', 'sbin', 'lib', 'lib64']) {
    const path = join(root, folder);
    const merged = join(root, 'usr', folder);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isSymbolicLink()) continue;
    await mkdir(merged, { recursive: true });
    if (found?.isDirectory()) {
      await execa('cp', ['--archive', `${path}/.`, merged]);
      await rm(path, { recursive: true });
    }
    await symlink(`usr/${folder}`, path);
  }
}

/** Unpacks one package file without running its scripts. */
export async function unpackPackage(
  debFile: string,
  root: string,
  options: { only?: readonly string[]; signal?: AbortSignal } = {},
): Promise<void> {
  const cancel = options.signal === undefined ? {} : { cancelSignal: options.signal };
  if (options.only === undefined) {
    await execa('dpkg-deb', ['--extract', debFile, root], cancel);
    return;
  }
  const only = options.only.map((pattern) => `./${pattern.replace('**', '*')}`);
  await execa('dpkg-deb', ['--fsys-tarfile', debFile], {
    encoding: 'buffer',
    buffer: { stdout: false },
    ...cancel,
  }).pipe(
    'tar',
    [
      '--extract',
      '--preserve-permissions',
      `--directory=${root}`,
      // tar's `*` matches slashes too; a pattern that matches nothing is an error, as it should be.
      '--wildcards',
      ...only,
    ],
    cancel,
  );
}

/** Parses control records: `dpkg-deb --field`, or dpkg's status file. */
export function parseControlRecords(text: string): InstalledPackage[] {
  const packages: InstalledPackage[] = [];
  for (const record of text.split(/\n\n+/)) {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(record)?.[1];
    const name = field('Package');
    const version = field('Version');
    if (name === undefined || version === undefined) continue;
    if (field('Status') !== undefined && !field('Status')?.endsWith(' installed')) continue;
    const source = (field('Source') ?? name).split(' (', 1).join();
    packages.push({ name, version, architecture: field('Architecture') ?? 'all', source });
  }
  return packages.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The package files in a folder, by package name. */
export async function listPackageFiles(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
  return new Map(files.map((name) => [name.slice(0, name.indexOf('_')), join(folder, name)]));
}
