import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { requireEngine } from '@seaworthy/engine';
import { unpackTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { buildFixture } from './built-fixture.ts';

const images = ['npm-login-tide-table:latest', 'npm-login-tide-table:dev'];

test('an installation sees the .npmrc with its token, and no layer has a byte of the secrets of the tree', async () => {
  const engine = await requireEngine();
  // The post-install script fails unless it finds a setting of the .npmrc.
  const { root, remove } = await buildFixture(engine, 'npm-login', ['default', 'dev'], { noCache: true });
  try {
    await engine.docker(['save', '--output', join(root, 'images.tar'), ...images]);
    const layers = await unpacked(join(root, 'images.tar'));
    for (const secret of ['q7w8e9-npmrc', 'q7w8e9ServerKey', 'q7w8e9Account']) {
      expect(layers.includes(secret), `${secret} is in a layer`).toBe(false);
    }
    expect(layers.includes('MIIBTides'), 'a certificate is no secret').toBe(true);
  } finally {
    await remove();
  }
});

/** All bytes of an archive's layers, however they are compressed in it. */
async function unpacked(archive: string): Promise<Buffer> {
  const blobs = await unpackTar(await readFile(archive));
  return Buffer.concat(
    blobs.map(({ data = new Uint8Array() }) => (data[0] === 0x1f ? gunzipSync(data) : Buffer.from(data))),
  );
}
