import { chmod, lchown, lstat, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exists } from '@seaworthy/engine';
import { execa } from 'execa';
import type { Owner } from '../foundations/definition/define-foundation.ts';

const ROOT: Owner = { uid: 0, gid: 0 };

/** Creates folder and parents in `root`; those that exist keep their mode unless `mode` names another. */
export async function makeDirectory(root: string, path: string, mode?: number, owner?: Owner): Promise<void> {
  const target = join(root, path);
  const existed = await exists(target, { followLinks: false });
  await mkdir(target, { recursive: true });
  // mkdir's own mode is cut by the umask, which differs from machine to machine.
  if (!existed || mode !== undefined) await chmod(target, mode ?? 0o755);
  if (owner !== undefined) await lchown(target, owner.uid, owner.gid);
}

export async function writeRootFile(
  root: string,
  path: string,
  content: string | Uint8Array,
  mode = 0o644,
  owner = ROOT,
) {
  await makeDirectory(root, dirname(path));
  const target = join(root, path);
  await rm(target, { force: true });
  await writeFile(target, content);
  await chmod(target, mode);
  await lchown(target, owner.uid, owner.gid);
}

/** Appends to a file of `root`, which may first have to be copied from the base below it. */
export async function appendToRootFile(
  root: string,
  base: string | undefined,
  path: string,
  text: string,
): Promise<void> {
  const source = (await exists(join(root, path), { followLinks: false })) || base === undefined ? root : base;
  const { mode, uid, gid } = await lstat(join(source, path));
  const before = await readFile(join(source, path), 'utf8');
  await writeRootFile(root, path, before + text, mode & 0o7777, { uid, gid });
}

export async function makeLink(root: string, path: string, to: string): Promise<void> {
  await makeDirectory(root, dirname(path));
  await rm(join(root, path), { recursive: true, force: true });
  await symlink(to, join(root, path));
}

/** Runs a program of `root` in it. Nothing is mounted, so an aborted run leaves nothing mounted. */
export async function runInRoot(
  root: string,
  command: readonly string[],
  options: { env?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<string> {
  const { stdout } = await execa('chroot', [root, ...command], {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8', ...options.env },
    extendEnv: false,
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
  });
  return stdout;
}
