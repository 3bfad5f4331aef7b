import { createHash } from 'node:crypto';
import { stamp } from '../drift/fingerprint.ts';
import { byCodeUnit } from '../repository/repository.ts';

interface VendoredFile {
  path: string;
  content: string;
}

/** The files of a library at their paths in the repository, in the order in which a shell in the locale `C` names them. */
export function vendored(folder: string, files: Readonly<Record<string, string>>): VendoredFile[] {
  return Object.entries(files)
    .map(([name, content]) => ({ path: `${folder}${name}`, content }))
    .sort((a, b) => byCodeUnit(a.path, b.path));
}

/** SHA-256 of them as they are written, with the line on top that says where they come from. */
export function digestOf(files: readonly VendoredFile[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of files) hash.update(stamp(content, path));
  return hash.digest('hex');
}
