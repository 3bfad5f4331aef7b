import { Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { execa } from 'execa';
import type { Engine } from '../connection/engine.ts';
import { walkTar } from './tar-files.ts';

/** One layer, measured both ways. */
export interface LayerSizes {
  digest: string;
  /** Sum of its files; absent when its compression can't be read here. */
  unpackedBytes?: number;
  transferredBytes: number;
  transferredBy: 'stored' | 'gzip';
}

export interface LayerReading {
  /** What is known of a layer from earlier; it is then not read again. */
  recall?: (digest: string) => Promise<LayerSizes | undefined>;
  signal?: AbortSignal;
}

interface SavedManifest {
  Layers?: string[];
}

/**
 * Reads every layer of an image, lowest first. An engine that keeps compressed layers (containerd store) tells what is
 * transferred; for one that keeps them unpacked they are compressed here, as a push would.
 */
export async function readLayerSizes(
  engine: Pick<Engine, 'env'>,
  reference: string,
  { recall, signal }: LayerReading = {},
): Promise<LayerSizes[]> {
  const save = execa('docker', ['image', 'save', reference], {
    env: engine.env,
    buffer: { stdout: false, stderr: true },
    encoding: 'buffer',
    stdin: 'ignore',
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  const blobs = new Map<string, LayerSizes>();
  let manifest: SavedManifest = {};
  const read = walkTar(save.stdout, async ({ name, sizeBytes, type }, body) => {
    if (type !== '0') return;
    if (name === 'manifest.json') manifest = (JSON.parse(await text(body)) as SavedManifest[])[0] ?? {};
    else if (name.startsWith('blobs/') || name.endsWith('/layer.tar')) {
      const digest = digestOf(name);
      const layer = (await recall?.(digest)) ?? (await measureBlob(digest, sizeBytes, body));
      if (layer !== undefined) blobs.set(name, layer);
    }
  });
  await Promise.all([read, save]);
  return (manifest.Layers ?? []).flatMap((name) => blobs.get(name) ?? []);
}

async function measureBlob(
  digest: string,
  storedBytes: number,
  body: AsyncGenerator<Uint8Array>,
): Promise<LayerSizes | undefined> {
  const first = await body.next();
  // Configurations and manifests are JSON: `{`.
  if (first.done || first.value[0] === 0x7b) return undefined;
  const whole = startingWith(first.value, body);
  const compression = compressionOf(first.value);
  if (compression === 'none') return { digest, ...(await measurePlain(whole)) };
  const stored = { digest, transferredBytes: storedBytes, transferredBy: 'stored' as const };
  const decompressor = createDecompressor(compression);
  if (decompressor === undefined) return stored;
  const packed = Readable.from(whole).once('error', (error) => decompressor.destroy(error));
  return { ...stored, unpackedBytes: await unpackedSize(packed.pipe(decompressor)) };
}

async function measurePlain(plain: AsyncIterable<Uint8Array>): Promise<Omit<LayerSizes, 'digest'>> {
  const gzip = zlib.createGzip();
  let transferredBytes = 0;
  gzip.on('data', (chunk: Buffer) => {
    transferredBytes += chunk.length;
  });
  const ended = new Promise((resolve, reject) => gzip.once('end', resolve).once('error', reject));
  const unpackedBytes = await unpackedSize(
    tap(plain, async (chunk) => {
      if (!gzip.write(chunk)) await new Promise((resolve) => gzip.once('drain', resolve));
    }),
  );
  gzip.end();
  await ended;
  return { unpackedBytes, transferredBytes, transferredBy: 'gzip' };
}

async function unpackedSize(layer: AsyncIterable<Uint8Array>): Promise<number> {
  let total = 0;
  await walkTar(layer, ({ type, sizeBytes }) => {
    if (type === '0') total += sizeBytes;
  });
  return total;
}

function compressionOf(start: Uint8Array): 'gzip' | 'zstd' | 'none' {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  return start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd ? 'zstd' : 'none';
}

function createDecompressor(compression: 'gzip' | 'zstd'): Transform | undefined {
  if (compression === 'gzip') return zlib.createGunzip();
  // Node has zstd from 22.15 on.
  return (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress?.();
}

/** `blobs/sha256/ab12…` or, from older engines, `ab12…/layer.tar`. */
function digestOf(name: string): string {
  return `sha256:${name.replace(/^blobs\/sha256\//, '').replace(/\/layer\.tar$/, '')}`;
}

async function* startingWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function* tap(
  source: AsyncIterable<Uint8Array>,
  onChunk: (chunk: Uint8Array) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    await onChunk(chunk);
    yield chunk;
  }
}

async function text(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
