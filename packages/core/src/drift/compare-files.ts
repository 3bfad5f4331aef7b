import { createHash } from 'node:crypto';
import { createTwoFilesPatch } from 'diff';
import type { FileChange, FileSet } from '../model/index.ts';
import { inspectStamp } from './fingerprint.ts';

export interface ComparedFiles {
  /** Text of each file that is there now, by path. A missing path is a missing file. */
  current: Readonly<Record<string, string | undefined>>;
  /** `checksumOf` each file as it was last written, by path; what isn't known is read from the file's own fingerprint. */
  checksums?: Readonly<Record<string, string | undefined>>;
}

/**
 * What writing the file set would do to each file. `updated` files are as Seaworthy wrote them, so nothing is lost by
 * writing; `edited` and `foreign` ones hold somebody's work and are kept unless the user insists.
 */
export function compareFiles({ files }: FileSet, { current, checksums = {} }: ComparedFiles): FileChange[] {
  return files.map(({ path, content }) => {
    const present = current[path];
    const diff = createTwoFilesPatch(`a/${path}`, `b/${path}`, present ?? '', content, undefined, undefined, {
      headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
    });
    if (present === undefined) return { path, state: 'created', diff };
    if (present === content) return { path, state: 'unchanged' };
    return { path, state: stateOf(present, checksums[path]), diff };
  });
}

/** SHA-256 of a file's text, in hexadecimal. */
export function checksumOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

function stateOf(present: string, checksum: string | undefined): FileChange['state'] {
  if (checksum !== undefined && checksum === checksumOf(present)) return 'updated';
  const stamped = inspectStamp(present);
  return stamped === 'intact' ? 'updated' : stamped;
}
