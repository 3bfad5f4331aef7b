import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import type { Target } from './open-target.ts';
import { renderSortedJson } from './sorted-json.ts';
import { explainingFailure, type FileToWrite, writeFiles } from './write-files.ts';

/** Where the documents of the last run lie, relative to the target. */
export const STATE_FOLDER = '.seaworthy';

/** Makes the folder, and keeps it out of version control without touching the project's own `.gitignore`. */
export async function prepareStateFolder(target: Target): Promise<void> {
  const ignore = join(target.root, STATE_FOLDER, '.gitignore');
  const present = await readFile(ignore, 'utf8').catch(() => undefined);
  if (present === undefined) await writeFiles(target, [{ path: `${STATE_FOLDER}/.gitignore`, content: '*\n' }]);
}

/** Saves documents by file name (`plan.json`), with sorted keys; all or none. */
export async function saveDocuments(target: Target, documents: Readonly<Record<string, unknown>>): Promise<void> {
  await prepareStateFolder(target);
  await writeFiles(target, documentFiles(documents));
}

/** The same as files, to be written together with others. */
export function documentFiles(documents: Readonly<Record<string, unknown>>): FileToWrite[] {
  return Object.entries(documents).map(([name, document]) => ({
    path: `${STATE_FOLDER}/${name}`,
    content: renderSortedJson(document),
  }));
}

/** Adds one line to a file that only grows (`history.jsonl`). */
export async function appendLine(target: Target, name: string, entry: unknown): Promise<void> {
  await prepareStateFolder(target);
  const path = `${STATE_FOLDER}/${name}`;
  await explainingFailure(path, () => appendFile(join(target.root, path), `${JSON.stringify(entry)}\n`));
}

/** Reads the text of a file of the state folder; absent: there is none. */
export async function readStateFile(target: Target, name: string): Promise<string | undefined> {
  return readFile(join(target.root, STATE_FOLDER, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw userError(
      'DOCUMENT_UNUSABLE',
      { path: `${STATE_FOLDER}/${name}`, problem: error.message, produce: 'seaworthy ship' },
      error,
    );
  });
}
