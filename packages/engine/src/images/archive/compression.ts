import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

/** Bytes by which a compression is known. */
export const MAGIC_BYTES = 4;

export type Compression = 'gzip' | 'zstd' | 'none';

/** How something is compressed, by its first bytes. */
export function compressionOf(start: Uint8Array): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  return start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd ? 'zstd' : 'none';
}

/** Absent when it can't be read here: Node has zstd since 22.15, and Seaworthy runs on older ones too. */
export function createDecompressor(compression: Exclude<Compression, 'none'>): Transform | undefined {
  if (compression === 'gzip') return zlib.createGunzip();
  return (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress?.();
}

/** Passes bytes on and counts what they come to as gzip. `total` resolves when all has gone through. */
export function countAsGzip(source: AsyncIterable<Uint8Array>): {
  passed: AsyncGenerator<Uint8Array>;
  total: () => Promise<number>;
} {
  const gzip = zlib.createGzip();
  let bytes = 0;
  gzip.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const ended = new Promise((resolve, reject) => gzip.once('end', resolve).once('error', reject));
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      if (!gzip.write(chunk)) await new Promise((resolve) => gzip.once('drain', resolve));
      yield chunk;
    }
    gzip.end();
  }
  return {
    passed: pass(),
    async total() {
      await ended;
      return bytes;
    },
  };
}
