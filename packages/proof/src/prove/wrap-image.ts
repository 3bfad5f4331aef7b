import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseReference } from '@seaworthy/core/images';
import { composeSettings, type RunFlag } from './run-flags.ts';
import type { ComposeTarget } from './target.ts';

/**
 * Wraps an image into a compose project of one service in a new folder, which the caller removes: run with these flags,
 * which it stands, and asked at this port.
 */
export async function wrapImage(
  reference: string,
  { flags, port }: { flags: readonly RunFlag[]; port?: number },
): Promise<ComposeTarget> {
  const directory = await mkdtemp(join(tmpdir(), 'seaworthy-image-'));
  const service = serviceName(reference);
  const asked = port === undefined ? {} : { 'x-seaworthy': { port } };
  const project = { name: service, services: { [service]: { image: reference, ...composeSettings(flags), ...asked } } };
  await writeFile(join(directory, 'compose.yaml'), JSON.stringify(project));
  return { directory, files: ['compose.yaml'] };
}

/** The last part of the repository, in the form that compose accepts: `ghcr.io/acme/Shop:1.2` is `shop`. */
export function serviceName(reference: string): string {
  const name = parseReference(reference)
    .name.toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  return name === '' ? 'image' : name;
}
