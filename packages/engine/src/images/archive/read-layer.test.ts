import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { packTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { readLayer } from './read-layer.ts';

const LONG = `deep/${'a'.repeat(120)}`;

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('a layer is measured both ways, however it is stored and however its stream is cut', async () => {
  const tar = await packTar([
    { header: { name: 'app/', size: 0, type: 'directory' } },
    { header: { name: './app/sail.js', size: 12_000, mode: 0o755 }, body: new Uint8Array(12_000).fill(7) },
    { header: { name: LONG, size: 3 }, body: 'abc' },
    { header: { name: 'root/.npmrc', size: 20 }, body: '_authToken=npm_hush!' },
  ]);
  const packed = gzipSync(tar);
  const entries = [
    { path: '/app', type: 'directory', mode: 0o755, secret: false },
    { path: '/app/sail.js', type: 'file', mode: 0o755, secret: false },
    { path: `/${LONG}`, type: 'file', mode: 0o644, secret: false },
    { path: '/root/.npmrc', type: 'file', mode: 0o644, secret: true },
  ];
  const largest = { packages: [], files: [{ path: '/app/sail.js', bytes: 12_000 }] };
  const common = { digest: 'sha256:7', unpackedBytes: 12_023, entries, largest };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (size) => {
      expect(await readLayer('sha256:7', packed.length, inPieces(packed, size))).toEqual({
        ...{ ...common, transferredBytes: packed.length, transferredBy: 'stored' },
      });
      expect(await readLayer('sha256:7', tar.length, inPieces(tar, size))).toEqual({
        ...{ ...common, transferredBytes: packed.length, transferredBy: 'gzip' },
      });
    }),
    { numRuns: 20 },
  );
});

test('configurations are no layers', async () => {
  expect(await readLayer('sha256:7', 2, inPieces(Buffer.from('{"architecture":"arm64"}'), 5))).toBeUndefined();
});

test('a few bytes that unpack to more than anybody reads end when time is over', async () => {
  const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const bomb = Buffer.concat([gzipSync(await packTar([{ header: { name: 'a', size: 0 } }])), packed]);
  const ended = AbortSignal.abort(new Error('too long'));
  await expect(readLayer('sha256:7', bomb.length, inPieces(bomb, 65_536), ended)).rejects.toThrow('too long');
});
