import { readFile } from 'node:fs/promises';

/** What `/etc/os-release` says; absent fields are empty strings. */
export interface OsRelease {
  id: string;
  versionId: string;
  codename: string;
  prettyName: string;
}

/** Reads this machine's release; undefined where there is none (macOS, Windows). */
export async function readOsRelease(path = '/etc/os-release'): Promise<OsRelease | undefined> {
  try {
    return parseOsRelease(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function parseOsRelease(text: string): OsRelease {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([A-Z_]+)=(?:"(.*)"|'(.*)'|(.*))$/.exec(line.trim());
    if (match?.[1] !== undefined) fields.set(match[1], match[2] ?? match[3] ?? match[4] ?? '');
  }
  return {
    id: fields.get('ID') ?? '',
    versionId: fields.get('VERSION_ID') ?? '',
    codename: fields.get('VERSION_CODENAME') ?? '',
    prettyName: fields.get('PRETTY_NAME') ?? '',
  };
}
