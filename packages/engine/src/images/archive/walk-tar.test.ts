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
