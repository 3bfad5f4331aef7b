import { lstat, mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { findOnPath, findUnpacked } from './programs.ts';

/**
 * Makes `docker`, `docker buildx` and `docker compose` work for everybody, by links below `prefix`. What works already is
 * left alone, and so is the user's ~/.docker.
 */
export async function linkClient(packages: string, prefix: string): Promise<void> {
  const client = findUnpacked(packages, 'docker');
  if (findOnPath('docker') === undefined && client !== undefined) await link(client, join(prefix, 'bin/docker'));
  for (const plugin of ['buildx', 'compose']) {
    const works = await execa('docker', [plugin, 'version'], { reject: false, stdin: 'ignore' });
    const program = findUnpacked(packages, `docker-${plugin}`);
    if (works.exitCode === 0 || program === undefined) continue;
    await link(program, join(prefix, 'lib/docker/cli-plugins', `docker-${plugin}`));
  }
}

/** A link of ours is renewed; a file of somebody else's stays. */
async function link(program: string, path: string): Promise<void> {
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => undefined,
  );
  if (isLink === false) return;
  if (isLink && (await readlink(path)) === program) return;
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  await symlink(program, path);
}
