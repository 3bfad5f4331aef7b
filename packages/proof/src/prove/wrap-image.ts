import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseReference } from '@seaworthy/core/images';
import { openTemporaryFolder } from '@seaworthy/engine';
import { composeSettings, type RunFlag } from './run-flags.ts';
import type { ComposeTarget } from './target.ts';

/**
 * Wraps an image into a compose project of one service in a new folder, until it is disposed of: run with these flags,
 * which it stands, and asked at this port.
 */
export async function wrapImage(
  reference: string,
  { flags, port }: { flags: readonly RunFlag[]; port?: number },
): Promise<ComposeTarget & AsyncDisposable> {
  const folder = await openTemporaryFolder('image');
  const service = serviceName(reference);
  const asked = port === undefined ? {} : { 'x-seaworthy': { port } };
  const project = { name: service, services: { [service]: { image: reference, ...composeSettings(flags), ...asked } } };
  await writeFile(join(folder.path, 'compose.yaml'), JSON.stringify(project));
  return {
    directory: folder.path,
    files: ['compose.yaml'],
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** The last part of the repository, in the form that compose accepts: `ghcr.io/acme/Shop:1.2` is `shop`. */
export function serviceName(reference: string): string {
  const name = parseReference(reference)
    .name.toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  return name === '' ? 'image' : name;
}
