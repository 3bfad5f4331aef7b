import { execa } from 'execa';
import { z } from 'zod';
import type { Engine } from '../../connection/engine.ts';
import { type Layer, readLayer } from './read-layer.ts';
import { type TarFile, walkTar, wholeText } from './walk-tar.ts';

export interface ArchiveReading {
  /** What is known of a layer from earlier; it is then not read again. */
  recall?: (digest: string) => Promise<Layer | undefined>;
  signal?: AbortSignal;
}

/** The largest images that people run (10 GB and more) take a minute. */
const LONGEST_READ_MS = 300_000;
const TOO_LONG = 'reading its layers took longer than 5 min';

const manifestSchema = z.array(z.object({ Layers: z.array(z.string()) }));

/**
 * Streams an image out of the engine and reads every layer, lowest first, also what a later layer deletes again. Nothing is
 * run in the image and nothing is written to disk. An engine that keeps compressed layers (containerd store) tells what is
 * transferred; for one that keeps them unpacked they are compressed here. Throws when the engine has no such image.
 */
export async function readImageArchive(
  engine: Pick<Engine, 'env'>,
  image: string,
  { recall, signal }: ArchiveReading = {},
): Promise<Layer[]> {
  // What unpacks to terabytes is small while it is packed: time is what bounds all of it.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(TOO_LONG)), LONGEST_READ_MS);
  const ended = AbortSignal.any([late.signal, ...(signal === undefined ? [] : [signal])]);
  const save = execa('docker', ['image', 'save', image], {
    env: engine.env,
    buffer: { stdout: false, stderr: true },
    encoding: 'buffer',
    stdin: 'ignore',
    cancelSignal: ended,
    forceKillAfterDelay: 2000,
  });
  const blobs = new Map<string, Layer>();
  let manifest: string[] | undefined;
  const read = walkTar(save.stdout, async (file, body) => {
    if (file.name === 'manifest.json') manifest = manifestSchema.parse(JSON.parse(await wholeText(body)))[0]?.Layers;
    if (!isBlob(file)) return;
    const digest = digestOf(file.name);
    const layer = (await recall?.(digest)) ?? (await readLayer(digest, file.sizeBytes, body, ended));
    if (layer !== undefined) blobs.set(file.name, layer);
  });
  try {
    await Promise.all([read, save]);
  } catch (error) {
    // The engine's command waits for somebody to read on, and would keep this process from ending.
    save.kill('SIGKILL');
    throw late.signal.aborted ? late.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
  return (manifest ?? missing(image, 'its manifest')).map((name) => blobs.get(name) ?? missing(image, name));
}

function isBlob({ name, type }: TarFile): boolean {
  return type === 'file' && (name.startsWith('blobs/') || name.endsWith('/layer.tar'));
}

/** `blobs/sha256/ab12…` or, from older engines, `ab12…/layer.tar`. */
function digestOf(name: string): string {
  return `sha256:${name.replace(/^blobs\/sha256\//, '').replace(/\/layer\.tar$/, '')}`;
}

function missing(image: string, part: string): never {
  throw new Error(`the archive of ${image} lacks ${part}`);
}
