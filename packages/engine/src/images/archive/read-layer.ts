import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import * as zlib from 'node:zlib';
import { createTarDecoder } from 'modern-tar';
import { holdsSecret, isSecretCandidate } from './secret-files.ts';

/** One file, folder or link of a layer. */
export interface LayerEntry {
  /** Absolute, without a trailing slash. */
  path: string;
  type: string;
  mode: number;
  sizeBytes: number;
  /** True when the file's name and content make it a secret. The content itself is not kept. */
  secret: boolean;
}

export interface LayerContent {
  /** Name inside the archive; its last part is the digest. */
  name: string;
  compressed: boolean;
  /** Size as stored in the archive: what is transferred, when it is compressed. */
  storedBytes: number;
  /** Bytes of the unpacked files. */
  unpackedBytes: number;
  entries: LayerEntry[];
}

/** Larger files are not looked into: keys and settings are small. */
const LARGEST_SECRET_BYTES = 64 * 1024;

/** Reads a blob of an image archive; `undefined` when it is no layer (the image's configuration, an attestation). */
export async function readLayer(
  name: string,
  storedBytes: number,
  body: ReadableStream<Uint8Array>,
): Promise<LayerContent | undefined> {
  const source = Readable.fromWeb(body as NodeReadableStream<Uint8Array>);
  const first = await firstChunk(source);
  if (first === undefined || first[0] === 0x7b) {
    for await (const _ of source);
    return undefined;
  }
  const decompress = decompressor(first);
  const plain = decompress === undefined ? source : source.pipe(decompress);
  if (decompress !== undefined) source.once('error', (error) => decompress.destroy(error));
  const entries: LayerEntry[] = [];
  let unpackedBytes = 0;
  const decoded = (Readable.toWeb(plain) as ReadableStream<Uint8Array>).pipeThrough(createTarDecoder());
  for await (const { header, body: content } of decoded) {
    const path = `/${header.name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '')}`;
    const candidate = header.type === 'file' && header.size <= LARGEST_SECRET_BYTES && isSecretCandidate(path);
    const secret = candidate && holdsSecret(path, await new Response(content).text());
    if (!candidate) await content.cancel();
    unpackedBytes += header.size;
    entries.push({ path, type: header.type ?? 'file', mode: header.mode ?? 0, sizeBytes: header.size, secret });
  }
  return { name, compressed: decompress !== undefined, storedBytes, unpackedBytes, entries };
}

/** Takes the first bytes and puts them back, so that what follows reads the whole. */
async function firstChunk(source: Readable): Promise<Uint8Array | undefined> {
  for (;;) {
    const chunk = source.read() as Uint8Array | null;
    if (chunk !== null) {
      source.unshift(chunk);
      return chunk;
    }
    if (source.readableEnded) return undefined;
    const ended = await new Promise<boolean>((resolve, reject) => {
      source.once('readable', () => resolve(false));
      source.once('end', () => resolve(true));
      source.once('error', reject);
    });
    if (ended) return undefined;
  }
}

function decompressor(first: Uint8Array): (NodeJS.ReadWriteStream & Readable) | undefined {
  if (first[0] === 0x1f && first[1] === 0x8b) return zlib.createGunzip();
  if (first[0] === 0x28 && first[1] === 0xb5 && first[2] === 0x2f && first[3] === 0xfd) {
    // Node has zstd since 22.15; Seaworthy runs on older ones too.
    const create = (zlib as { createZstdDecompress?: () => NodeJS.ReadWriteStream & Readable }).createZstdDecompress;
    if (create === undefined) throw new Error('layers compressed with zstd need Node 22.15 or newer to be read');
    return create();
  }
  return undefined;
}
