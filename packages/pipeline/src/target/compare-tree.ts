import { join } from 'node:path';
import { checksumOf, compareFiles } from '@seaworthy/core';
import type { FileChange, FileSet } from '@seaworthy/core/model';
import { findTextFile } from '@seaworthy/core/repository';
import type { Target } from './open-target.ts';
import { documentFiles, prepareStateFolder, readStateFile } from './state-folder.ts';
import { type FileToWrite, writeFiles } from './write-files.ts';

/** Checksums of generated files as they were last written: `.seaworthy/files.json`. */
interface WrittenFiles {
  schemaVersion: 1;
  checksums: Record<string, string>;
}

/** What writing the files would do to the tree. Writes nothing. */
export async function compareWithTree(target: Target, fileSet: FileSet): Promise<FileChange[]> {
  const entries = await Promise.all(
    fileSet.files.map(async ({ path }) => [path, await readCurrent(target, path)] as const),
  );
  const { checksums } = await readWrittenFiles(target);
  return compareFiles(fileSet, { current: Object.fromEntries(entries), checksums });
}

/**
 * Writes what is new or changed; edited files and files that were there before only with `force`. `documents` of the state
 * folder are written with them: all or none. Returns the paths of the files.
 */
export async function writeChanges(
  target: Target,
  fileSet: FileSet,
  changes: readonly FileChange[],
  options: { force: boolean; signal: AbortSignal; documents: Readonly<Record<string, unknown>> },
): Promise<string[]> {
  const writable = new Set(options.force ? ['created', 'updated', 'edited', 'foreign'] : ['created', 'updated']);
  const paths = new Set(changes.filter(({ state }) => writable.has(state)).map(({ path }) => path));
  const files: FileToWrite[] = fileSet.files.filter(({ path }) => paths.has(path));
  const written = await recordOf(target, fileSet, changes, paths);
  const documents = documentFiles({ ...options.documents, 'files.json': written });
  await prepareStateFolder(target);
  await writeFiles(target, [...files, ...documents], options.signal);
  return [...paths];
}

async function recordOf(
  target: Target,
  fileSet: FileSet,
  changes: readonly FileChange[],
  written: ReadonlySet<string>,
): Promise<WrittenFiles> {
  const { checksums } = await readWrittenFiles(target);
  const unchanged = new Set(changes.filter(({ state }) => state === 'unchanged').map(({ path }) => path));
  for (const { path, content } of fileSet.files) {
    if (written.has(path) || unchanged.has(path)) checksums[path] = checksumOf(content);
  }
  return { schemaVersion: 1, checksums };
}

async function readWrittenFiles(target: Target): Promise<WrittenFiles> {
  const text = await readStateFile(target, 'files.json');
  try {
    const document = JSON.parse(text ?? '{}') as Partial<WrittenFiles>;
    return { schemaVersion: 1, checksums: { ...document.checksums } };
  } catch {
    // Without it a file's own fingerprint tells whether it was edited.
    return { schemaVersion: 1, checksums: {} };
  }
}

function readCurrent(target: Target, path: string): Promise<string | undefined> {
  return findTextFile(join(target.root, path), { name: path, within: target.root });
}
