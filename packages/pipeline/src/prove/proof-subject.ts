import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import type { ProveTarget } from '@seaworthy/proof';

/** What the argument of `prove` names: the project itself, somebody's compose file, or an image. */
export type ProofSubject =
  | { kind: 'project'; directory: string }
  | { kind: 'foreign'; name: string; target: ProveTarget };

/**
 * A path that exists is a folder or a compose file; everything else is an image reference, unless it can only be a path
 * (INVALID_USAGE).
 */
export async function recogniseSubject(directory: string, argument: string | undefined): Promise<ProofSubject> {
  if (argument === undefined) return { kind: 'project', directory };
  const path = resolve(directory, argument);
  const entry = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (entry === undefined) {
    if (/^(\.{0,2}|~)\/|\.ya?ml$/.test(argument)) {
      const problem = `There is no file or folder ${argument}.`;
      throw userError('INVALID_USAGE', { problem, suggestion: undefined, help: 'seaworthy prove --help' });
    }
    return { kind: 'foreign', name: argument, target: { kind: 'image', reference: argument } };
  }
  if (entry.isDirectory()) return { kind: 'project', directory: path };
  const folder = dirname(path);
  return {
    kind: 'foreign',
    name: basename(folder),
    target: { kind: 'compose', directory: folder, files: [basename(path)] },
  };
}

/** A name as a folder: `registry.example/shop:1.4` is `registry.example-shop-1.4`. */
export function folderNameOf(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'target';
}
