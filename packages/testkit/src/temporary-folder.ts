import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder that disappears, with everything in it, when it is disposed. */
export interface TemporaryFolder extends AsyncDisposable {
  path: string;
  /** Writes files by relative path; folders are made. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
}

/** Makes an empty folder. Its name has a space, so that nothing that is tested in it can rely on paths without. */
export async function makeTemporaryFolder(files: Readonly<Record<string, string>> = {}): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'seaworthy test-')));
  const folder: TemporaryFolder = {
    path,
    async write(entries) {
      for (const [name, content] of Object.entries(entries)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), content);
      }
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
  await folder.write(files);
  return folder;
}
