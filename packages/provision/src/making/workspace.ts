import { mkdir, mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '@seaworthy/core/processes';

const MEMORY_FOLDER = '/dev/shm';
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
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent);
  const folder = await mkdtemp(join(parent, 'seaworthy-foundations-'));
  await writeFile(join(folder, 'pid'), String(process.pid));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize > NEEDED_BYTES && freemem() > 2 * NEEDED_BYTES;
  } catch {
    return false;
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith('seaworthy-foundations-')) continue;
    const pid = Number(await readFile(join(parent, name, 'pid'), 'utf8').catch(() => '0'));
    if (pid > 0 && !isRunning(pid)) await rm(join(parent, name), { recursive: true, force: true });
  }
}
