import { expect, test } from 'vitest';
import { digestIn } from './public-images.ts';

const digest = `sha256:${'0f'.repeat(32)}`;

test.each([
  ['an engine says it of the descriptor', { Descriptor: { mediaType: 'x', digest, size: 7 }, Platforms: [] }, digest],
  ['buildx says it of the manifest', { schemaVersion: 2, digest, manifests: [{ digest: 'sha256:1' }] }, digest],
  ['no descriptor', { Descriptor: null }, undefined],
  ['no digest', { message: 'denied' }, undefined],
  ['a short one', { digest: 'sha256:0f' }, undefined],
  ['one with more behind it', { digest: `${digest}\nRUN evil` }, undefined],
  ['no answer', undefined, undefined],
])('%s', (_, answer, expected) => expect(digestIn(answer)).toBe(expected));
