import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Engine } from '@seaworthy/engine';
import { unpackTar } from 'modern-tar';

/** All bytes of images: configuration and layers, however these are compressed. Writes an archive into the folder. */
export async function unpackedImages(engine: Engine, images: readonly string[], folder: string): Promise<Buffer> {
  const archive = join(folder, 'images.tar');
  await engine.docker(['save', '--output', archive, ...images]);
  const blobs = await unpackTar(await readFile(archive));
  return Buffer.concat(
    blobs.map(({ data = new Uint8Array() }) => (data[0] === 0x1f ? gunzipSync(data) : Buffer.from(data))),
  );
}
