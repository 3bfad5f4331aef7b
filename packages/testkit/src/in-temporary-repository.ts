import { execa } from 'execa';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Runs something in a new folder with these files, which git knows as a repository. */
export async function inTemporaryRepository<Result>(
  files: Readonly<Record<string, string>>,
  run: (root: string) => Result | Promise<Result>,
): Promise<Result> {
  await using folder = await makeTemporaryFolder(files);
  await execa('git', ['init', '--quiet'], { cwd: folder.path });
  return await run(folder.path);
}
