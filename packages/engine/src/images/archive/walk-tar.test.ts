import fc from 'fast-check';
import { packTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { type TarFile, walkTar } from './walk-tar.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('sees every file with its size, however the stream is cut and however much of a body is read', async () => {
  const file = fc.record({
    name: fc.stringMatching(/^([a-zé]{1,8}\/){0,30}[a-zé]{1,160}$/),
    body: fc.uint8Array({ maxLength: 1500 }),
  });
  const archive = fc.array(file, { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(archive, fc.integer({ min: 1, max: 2000 }), fc.boolean(), async (files, size, readBody) => {
      const bytes = await packTar(files.map(({ name, body }) => ({ header: { name, size: body.length }, body })));
      const seen: TarFile[] = [];
      const bodies: Buffer[] = [];
      await walkTar(inPieces(bytes, size), async (entry, body) => {
        seen.push(entry);
        const parts: Uint8Array[] = [];
        if (readBody) for await (const part of body) parts.push(part);
        else await body.next();
        bodies.push(Buffer.concat(parts));
      });
      expect(seen).toEqual(
        files.map(({ name, body }) => ({ name, sizeBytes: body.length, type: 'file', mode: 0o644 })),
      );
      if (readBody) expect(bodies).toEqual(files.map(({ body }) => Buffer.from(body)));
    }),
    { numRuns: 60 },
  );
});

/** One header as tar writes it, with a size that may be a lie. */
function header(name: string, flag: string, size: string): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000644', 100);
  block.write(size, 124, 'latin1');
  block.write(flag, 156);
  return block;
}

const BINARY_SIZE = String.fromCharCode(0x80, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
const pax = (record: string) =>
  Buffer.concat([header('pax', 'x', record.length.toString(8)), Buffer.alloc(512, 0).fill(record, 0, record.length)]);

async function* endless(start: Buffer): AsyncGenerator<Uint8Array> {
  yield start;
  for (;;) yield Buffer.alloc(65_536, 'n');
}

test.each([
  ['a size that no file has', header('x', '0', BINARY_SIZE)],
  ['attributes with a size that is no number', pax('13 size=NaN0\n')],
  ['attributes with a size below zero', pax('12 size=-77\n')],
  ['a name without an end', header('x', 'L', '77777777777')],
  ['attributes without an end', header('x', 'x', '77777777777')],
])('%s is refused, in bounded time and memory', async (_what, start) => {
  await expect(walkTar(endless(start), async () => undefined)).rejects.toThrow(/^the archive /);
});

test('a body that ends too early is the end', async () => {
  const names: string[] = [];
  await walkTar(inPieces(header('x', '0', '77777777777'), 100), ({ name }) => void names.push(name));
  expect(names).toEqual(['x']);
});
