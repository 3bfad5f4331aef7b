import { requireEngine } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { buildFixture } from './built-fixture.ts';
import { unpackedImages } from './unpacked-image.ts';

const images = ['npm-login-tide-table:latest', 'npm-login-tide-table:dev'];

test('an installation sees the .npmrc with its token, and no layer has a byte of the secrets of the tree', async () => {
  const engine = await requireEngine();
  // The post-install script fails unless it finds a setting of the .npmrc.
  const { root, remove } = await buildFixture(engine, 'npm-login', ['default', 'dev'], { noCache: true });
  try {
    const layers = await unpackedImages(engine, images, root);
    for (const secret of ['q7w8e9-npmrc', 'q7w8e9ServerKey', 'q7w8e9Account']) {
      expect(layers.includes(secret), `${secret} is in a layer`).toBe(false);
    }
    expect(layers.includes('MIIBTides'), 'a certificate is no secret').toBe(true);
  } finally {
    await remove();
  }
});
