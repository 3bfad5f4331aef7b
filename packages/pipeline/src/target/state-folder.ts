import { access, appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTextFile } from '@seaworthy/core/repository';
import type { z } from 'zod';
import type { Target } from './open-target.ts';
import { unusable } from './read-document.ts';
import { renderSortedJson } from './sorted-json.ts';
import { explainingFailure, type FileToWrite, writeFiles } from './write-files.ts';

/** Where the documents of the last run lie, relative to the target. */
export const STATE_FOLDER = '.seaworthy';

/** Makes the folder, and keeps it out of version control without touching the project's own `.gitignore`. */
export async function prepareStateFolder(target: Target): Promise<void> {
  const ignore = join(target.root, STATE_FOLDER, '.gitignore');
  const present = await access(ignore).then(
    () => true,
    () => false,
  );
  if (!present) await writeFiles(target, [{ path: `${STATE_FOLDER}/.gitignore`, content: '*\n' }]);
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

/** The entries of such a file, oldest first. A line that is half-written, or of another version, is left out. */
export async function readLines<Schema extends z.ZodType>(
  target: Target,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  const text = (await readStateFile(target, name)) ?? '';
  return text.split('\n').flatMap((line) => {
    try {
      return [schema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

/** Reads the text of a file of the state folder; absent: there is none. */
export async function readStateFile(target: Target, name: string): Promise<string | undefined> {
  const path = `${STATE_FOLDER}/${name}`;
  return findTextFile(join(target.root, path), { name: path }).catch((error: unknown) => {
    throw unusable(path, error, 'seaworthy ship');
  });
}
