import { openRegistry } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { requireEngine } from './find-engine.ts';
import { findDigest } from './public-images.ts';

test('the digest that a registry has for a tag, asked by the engine and by buildx', async () => {
  await using registry = await openRegistry();
  const engine = await requireEngine();
  const reference = `${registry.host}/harbour/quay:7`;
  const elsewhere = { ...engine, endpoint: 'tcp://engine.example:2376' };
  const before = registry.digest;
  expect(await findDigest(engine, reference)).toEqual({ digest: before });
  expect(await findDigest(elsewhere, reference)).toEqual({ digest: before });
  registry.release();
  expect(registry.digest).not.toBe(before);
  expect(await findDigest(engine, reference)).toEqual({ digest: registry.digest });
});

test('a registry that is not there gives a reason', async () => {
  const engine = await requireEngine();
  for (const asked of [engine, { ...engine, endpoint: 'tcp://engine.example:2376' }]) {
    expect(await findDigest(asked, 'localhost:1/harbour/quay:7')).toEqual({ reason: expect.stringMatching(/refused/) });
  }
});
