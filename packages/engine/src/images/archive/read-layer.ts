import { Readable } from 'node:stream';
import { fileHoldsSecret, isSecretCandidate } from '@seaworthy/core/secrets';
import { compressionOf, countAsGzip, createDecompressor, MAGIC_BYTES } from './compression.ts';
import { LargestContents } from './largest-contents.ts';
import type { LayerSizes } from './layer-sizes.ts';
import { isOsRelease, parseOsRelease, type Release, readProgram } from './program-content.ts';
import { type TarFile, walkTar, wholeText } from './walk-tar.ts';

/** One file, folder or link of a layer. */
export interface LayerEntry {
  /** Absolute, without a trailing slash. */
  path: string;
  type: TarFile['type'];
  mode: number;
  /** True when the file's name and content make it a secret. The content itself is not kept. */
  secret: boolean;
  /** Its content is a shell, whatever its name says. */
  shell?: true;
  /** What runtime or system its content says that it is. */
  release?: Release;
}

/** One layer of an archive. `entries` are absent when its compression can't be read here. */
export interface Layer extends LayerSizes {
  entries?: LayerEntry[];
}

/** Larger files are no text that is read: keys and settings are small. */
const LARGEST_TEXT_BYTES = 64 * 1024;

/** Reads a blob of an archive until `signal` aborts it; absent when it is no layer (the image's configuration, an attestation). */
export async function readLayer(
  digest: string,
  storedBytes: number,
  blob: AsyncGenerator<Uint8Array>,
  signal?: AbortSignal,
): Promise<Layer | undefined> {
  const first = await beginning(blob);
  // Configurations and manifests are JSON: `{`.
  if (first.length === 0 || first[0] === 0x7b) return undefined;
  const whole = startingWith(first, blob);
  const compression = compressionOf(first);
  if (compression === 'none') {
    const { passed, total } = countAsGzip(whole);
    const content = await readContent(bounded(passed, signal));
    return { digest, ...content, transferredBytes: await total(), transferredBy: 'gzip' };
  }
  const stored = { digest, transferredBytes: storedBytes, transferredBy: 'stored' as const };
  const decompressor = createDecompressor(compression);
  if (decompressor === undefined) return stored;
  const packed = Readable.from(whole).once('error', (error) => decompressor.destroy(error));
  return { ...stored, ...(await readContent(bounded(packed.pipe(decompressor), signal))) };
}

/** Unpacked bytes of a layer that people run; a few packed kilobytes can be more than this. */
const LARGEST_UNPACKED_BYTES = 64 * 1024 ** 3;

async function* bounded(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const part of source) {
    signal?.throwIfAborted();
    bytes += part.length;
    if (bytes > LARGEST_UNPACKED_BYTES) throw new Error('a layer is larger than 64 GiB unpacked');
    yield part;
  }
}

async function readContent(
  plain: AsyncIterable<Uint8Array>,
): Promise<Required<Pick<Layer, 'unpackedBytes' | 'entries' | 'largest'>>> {
  const entries: LayerEntry[] = [];
  const largest = new LargestContents();
  let unpackedBytes = 0;
  await walkTar(plain, async ({ name, type, mode, sizeBytes }, body) => {
    const path = `/${name.replace(/^(\.?\/)+/, '').replace(/(?<!\/)\/+$/, '')}`;
    const entry = { path, type, mode, secret: false };
    if (type !== 'file') {
      entries.push(entry);
      return;
    }
    unpackedBytes += sizeBytes;
    largest.add(path, sizeBytes);
    const candidate = sizeBytes <= LARGEST_TEXT_BYTES && isSecretCandidate(path);
    if (candidate) entries.push({ ...entry, secret: fileHoldsSecret(path, await wholeText(body)) });
    else entries.push({ ...entry, ...(await contentOf(path, sizeBytes, body)) });
  });
  return { unpackedBytes, entries, largest: largest.read() };
}

async function contentOf(
  path: string,
  sizeBytes: number,
  body: AsyncIterable<Uint8Array>,
): Promise<Pick<LayerEntry, 'shell' | 'release'>> {
  if (isOsRelease(path) && sizeBytes <= LARGEST_TEXT_BYTES) {
    const release = parseOsRelease(await wholeText(body));
    return release === undefined ? {} : { release };
  }
  const { shell, release } = await readProgram(body);
  return { ...(shell ? { shell } : {}), ...(release === undefined ? {} : { release }) };
}

/** The first bytes: those by which a compression is known, which the stream may be cut in the middle of. */
async function beginning(blob: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let bytes: Uint8Array = Buffer.alloc(0);
  while (bytes.length < MAGIC_BYTES) {
    const { done, value } = await blob.next();
    if (done) break;
    bytes = Buffer.concat([bytes, value]);
  }
  return bytes;
}

async function* startingWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
