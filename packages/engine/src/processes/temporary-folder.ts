import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '@seaworthy/core/processes';

/** A folder for what lives only while a run does. Disposing removes it, and so does the end of this process. */
export interface TemporaryFolder extends AsyncDisposable {
  path: string;
}

/** Where plenty of memory makes a folder quick. */
export const MEMORY_FOLDER = '/dev/shm';

/**
 * Makes one; `purpose` is a word of its name: `prove`. Folders of runs on this machine that were killed are removed first,
 * whatever they were for: nobody can act on SIGKILL, so their names say whose they are.
 */
export async function openTemporaryFolder(purpose: string, parent: string = tmpdir()): Promise<TemporaryFolder> {
  await mkdir(parent, { recursive: true });
  for (const place of new Set([parent, tmpdir(), MEMORY_FOLDER])) await removeAbandoned(place);
  // The owner stands in the name: a file in the folder would be missing for a moment.
  const path = await mkdtemp(join(parent, `seaworthy-${purpose}-${process.pid}-${machine()}-`));
  const atExit = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', atExit);
  return {
    path,
    async [Symbol.asyncDispose]() {
      process.off('exit', atExit);
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

const NAME = /^seaworthy-[a-z]+-(\d+)-([0-9a-f]{8})-\w{6}$/;

async function removeAbandoned(parent: string): Promise<void> {
  // What can't be read or removed is somebody else's.
  for (const name of await readdir(parent).catch(() => [])) {
    const [, pid, owner] = NAME.exec(name) ?? [];
    if (pid === undefined || owner !== machine() || isRunning(Number(pid))) continue;
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Process ids mean something on one machine only, and a container may share this folder with its host. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
