import { expect, test } from 'vitest';
import type { FoundationVariant } from '../foundations/definition/define-foundation.ts';
import { contentKey, definitionKey } from './content-key.ts';

const variant: FoundationVariant = {
  version: '9',
  debian: 'trixie',
  standsInFor: [{ repository: 'thing', tags: ['9'] }],
  steps: [{ write: 'etc/thing', text: 'a' }],
  omit: [],
  config: { env: {} },
};
const match = (changes: Partial<FoundationVariant> = {}) => ({
  definition: { id: 'thing', title: 'Thing', variants: [] },
  variant: { ...variant, ...changes },
});
const packages = [
  { file: 'a_1_amd64.deb', sizeBytes: 1, hash: 'x' },
  { file: 'b_2_all.deb', sizeBytes: 2, hash: '' },
];

test('the order in which packages are named does not matter; a version does', () => {
  const key = contentKey(match(), 'amd64', packages, []);
  expect(key).toMatch(/^[0-9a-f]{12}$/);
  expect(contentKey(match(), 'amd64', [...packages].reverse(), [])).toBe(key);
  const [first, second] = packages;
  if (first === undefined || second === undefined) throw new Error('two packages expected');
  expect(contentKey(match(), 'amd64', [{ ...first, file: 'a_1.1_amd64.deb' }, second], [])).not.toBe(key);
});

test('definition and processor are part of the key', () => {
  const key = definitionKey(match(), 'amd64');
  expect(definitionKey(match(), 'amd64')).toBe(key);
  expect(definitionKey(match(), 'arm64')).not.toBe(key);
  expect(definitionKey(match({ steps: [{ write: 'etc/thing', text: 'b' }] }), 'amd64')).not.toBe(key);
});
