import { rmSync } from 'node:fs';
import { access, link, lstat, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { isRunning } from '@seaworthy/core/processes';
import { findTextFile, maxHandwrittenBytes } from '@seaworthy/core/repository';
import type { Target } from './open-target.ts';
import { prepareStateFolder, STATE_FOLDER } from './state-folder.ts';
import { explainingFailure } from './write-files.ts';

interface LockContent {
  pid: number;
  command: string;
  startedAt: string;
}

const LOCK_FILE = `${STATE_FOLDER}/lock`;

/**
 * Keeps a second run out of the target until it is disposed. A lock whose process has ended is taken over. A run that
 * leaves no document leaves no state folder either, unless there was one before. Throws
 * ALREADY_RUNNING, and TARGET_READ_ONLY where no lock can be written.
 */
export async function lockTarget(target: Target, command: string): Promise<AsyncDisposable> {
  const folder = join(target.root, STATE_FOLDER);
  const isNew = await access(folder).then(
    () => false,
    () => true,
  );
  await prepareStateFolder(target);
  const path = join(target.root, LOCK_FILE);
  const content: LockContent = { pid: process.pid, command, startedAt: new Date().toISOString() };
  const own = `${path}.${process.pid}`;
  await explainingFailure(LOCK_FILE, () => writeFile(own, JSON.stringify(content)));
  try {
    while (!(await tryLink(own, path))) await removeIfStale(path);
  } finally {
    await unlink(own);
  }
  // A second Ctrl-C ends the process at once.
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  return {
    async [Symbol.asyncDispose]() {
      process.off('exit', release);
      await unlink(path).catch(ignoreMissing);
      if (isNew) await removeWithoutDocuments(folder);
    },
  };
}

async function removeWithoutDocuments(folder: string): Promise<void> {
  const entries = await readdir(folder);
  if (entries.every((entry) => entry === '.gitignore')) await rm(folder, { recursive: true });
}

// link() fails when the name is taken and shows the whole content from the first moment; open('wx') would show an empty file.
async function tryLink(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeIfStale(path: string): Promise<void> {
  const holder = await readHolder(path);
  if (holder === undefined) {
    // A link to nowhere takes the name and holds nothing; waiting for it to go away would never end.
    const looks = await lstat(path).catch(() => undefined);
    if (looks?.isSymbolicLink()) await unlink(path).catch(ignoreMissing);
    return;
  }
  if (isHeld(holder.pid)) throw userError('ALREADY_RUNNING', { lock: LOCK_FILE, ...holder });
  // Renamed before it is removed: of two runs that both found it stale only one gets it.
  const stale = `${path}.stale.${process.pid}`;
  await rename(path, stale).catch(ignoreMissing);
  const moved = await readHolder(stale);
  if (moved !== undefined && isHeld(moved.pid)) await link(stale, path).catch(() => {});
  await unlink(stale).catch(ignoreMissing);
}

async function readHolder(path: string): Promise<LockContent | undefined> {
  const text = await findTextFile(path, { name: LOCK_FILE, maxBytes: maxHandwrittenBytes });
  if (text === undefined) return undefined;
  try {
    const { pid, command, startedAt } = JSON.parse(text) as LockContent;
    return { pid: Number(pid), command: String(command), startedAt: String(startedAt) };
  } catch {
    // Not written by this program; nobody can be asked whether it still holds.
    return { pid: Number.NaN, command: 'unknown', startedAt: 'unknown' };
  }
}

/** Not a number: whoever wrote it can't be asked. */
function isHeld(pid: number): boolean {
  return Number.isInteger(pid) && pid > 0 && isRunning(pid);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
