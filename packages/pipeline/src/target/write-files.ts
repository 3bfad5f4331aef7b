import { unlinkSync } from 'node:fs';
import { mkdir, open, readlink, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import type { Target } from './open-target.ts';

/** A file to write; `path` is relative to the target, with `/`. */
export interface FileToWrite {
  path: string;
  content: string;
}

/**
 * Writes all files or none: each is written beside its place first, and only when all of them are on the disk they are
 * renamed. Follows no symbolic link out of the target. Throws TARGET_READ_ONLY, DISK_FULL, SYMLINK_OUTSIDE, and the
 * signal's reason when it was aborted before the first rename.
 */
export async function writeFiles(target: Target, files: readonly FileToWrite[], signal?: AbortSignal): Promise<void> {
  const temporary = new Set<string>();
  // A second Ctrl-C ends the process at once; what was not renamed yet must not stay behind.
  const removeTemporary = () => {
    for (const path of temporary) unlinkSync(path);
  };
  process.once('exit', removeTemporary);
  try {
    const written: { from: string; to: string }[] = [];
    for (const file of files) {
      signal?.throwIfAborted();
      const to = await placeInside(target, file.path);
      const from = join(dirname(to), `.${basename(to)}.${process.pid}.tmp`);
      temporary.add(from);
      await explainingFailure(file.path, () => writeAndSync(from, file.content));
      written.push({ from, to });
    }
    signal?.throwIfAborted();
    for (const { from, to } of written) {
      await explainingFailure(relative(target.root, to), () => rename(from, to));
      temporary.delete(from);
    }
  } finally {
    process.off('exit', removeTemporary);
    await Promise.all([...temporary].map((path) => unlink(path).catch(ignoreMissing)));
  }
}

async function writeAndSync(path: string, content: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    // Delayed allocation reports a full disk only here.
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Where the file lies really; its folder is made when it is missing. */
async function placeInside(target: Target, path: string): Promise<string> {
  const wanted = join(target.root, path);
  await requireInside(target, path, await deepestExisting(dirname(wanted)));
  await explainingFailure(path, () => makeFolder(dirname(wanted)));
  const linked = await readlink(wanted).catch(() => undefined);
  if (linked === undefined) return wanted;
  const real = await realpath(wanted).catch(() => resolve(dirname(wanted), linked));
  await requireInside(target, path, real);
  return real;
}

async function requireInside(target: Target, path: string, place: string): Promise<void> {
  const real = await realpath(place).catch(() => place);
  if (real !== target.root && !real.startsWith(target.root + sep)) {
    throw userError('SYMLINK_OUTSIDE', { link: path, target: real, writing: true });
  }
}

/** Makes a folder and those above it. One by one: with `recursive`, Node says ENOENT where a file system is read-only. */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, mode);
  }
}

async function deepestExisting(directory: string): Promise<string> {
  const exists = await stat(directory).catch(() => undefined);
  return exists === undefined ? deepestExisting(dirname(directory)) : directory;
}

/** Turns what the file system says into errors of the catalogue. */
export async function explainingFailure<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw userError('DISK_FULL', { path }, error);
    if (code === 'EROFS') throw userError('TARGET_READ_ONLY', { path, reason: 'the file system is read-only' }, error);
    if (code === 'EACCES' || code === 'EPERM') {
      throw userError('TARGET_READ_ONLY', { path, reason: 'permission denied' }, error);
    }
    if (code === 'ENOENT' || code === 'ELOOP') {
      throw userError(
        'TARGET_READ_ONLY',
        { path, reason: 'a symbolic link or folder of its path leads nowhere' },
        error,
      );
    }
    if (code === 'EISDIR' || code === 'ENOTDIR') {
      throw userError('TARGET_READ_ONLY', { path, reason: 'a folder is where the file should be' }, error);
    }
    throw error;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
