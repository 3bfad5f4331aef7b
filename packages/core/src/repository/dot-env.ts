import { join } from 'node:path';
import { findTextFile, maxHandwrittenBytes } from './read-file.ts';

/**
 * The variables of a folder's `.env`, as compose reads them: the last assignment counts, quotes and comments are no part of
 * a value. Empty where there is no such file.
 * @throws FILE_UNREADABLE
 */
export async function readDotEnv(folder: string): Promise<Record<string, string>> {
  const text = (await findTextFile(join(folder, '.env'), { name: '.env', maxBytes: maxHandwrittenBytes })) ?? '';
  const assignments = text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=(.*)$/gm);
  return Object.fromEntries([...assignments].map(([, name = '', value = '']) => [name, withoutQuotes(value.trim())]));
}

function withoutQuotes(value: string): string {
  return (
    /^(["'])(.*)\1/.exec(value)?.[2] ??
    value
      .split(/(?<!\S)#/, 1)
      .join()
      .trimEnd()
  );
}
