import { statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { MEMORY_FOLDER, openTemporaryFolder } from '@seaworthy/engine';

const NEEDED_BYTES = 3 * 1024 ** 3;

/** A folder for what lives only while foundations are made. Disposing removes it. */
export interface Workspace extends AsyncDisposable {
  folder: string;
}

/**
 * Opens one: in memory when there is plenty of it (unpacking thousands of files takes two thirds of the time there), else
 * below `home`. Folders of runs that were killed are removed first.
 */
export async function openWorkspace(home: string): Promise<Workspace> {
  const parent = (await hasRoom(MEMORY_FOLDER)) ? MEMORY_FOLDER : join(home, 'work');
  const { path: folder, [Symbol.asyncDispose]: dispose } = await openTemporaryFolder('foundations', parent);
  return { folder, [Symbol.asyncDispose]: dispose };
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize > NEEDED_BYTES && freemem() > 2 * NEEDED_BYTES;
  } catch {
    return false;
  }
}
