import { expect, test } from 'vitest';
import type { FileSet } from '../model/index.ts';
import { checksumOf, compareFiles } from './compare-files.ts';
import { inspectStamp, stamp } from './fingerprint.ts';

const next = stamp('FROM node:24\n');
const last = stamp('FROM node:22\n');
const set: FileSet = { schemaVersion: 1, files: [{ path: 'Dockerfile', content: next }] };

test.each([
  { state: 'created', present: undefined },
  { state: 'unchanged', present: next },
  { state: 'updated', present: last },
  { state: 'edited', present: `${last}RUN mine\n` },
  { state: 'edited', present: last.replace('node:22', 'node:20') },
  { state: 'foreign', present: 'FROM scratch\n' },
] as const)('a file that is $state', ({ state, present }) => {
  const [change] = compareFiles(set, { current: { Dockerfile: present } });
  expect(change?.state).toBe(state);
  expect(change?.diff === undefined).toBe(state === 'unchanged');
});

test('a checkout with other line ends is no edit', () => {
  expect(inspectStamp(last.replaceAll('\n', '\r\n'))).toBe('intact');
});

test('a known checksum decides for a file whose fingerprint does not', () => {
  const foreign = 'written without a fingerprint\n';
  const changes = compareFiles(set, {
    current: { Dockerfile: foreign },
    checksums: { Dockerfile: checksumOf(foreign) },
  });
  expect(changes[0]?.state).toBe('updated');
});

test('the difference goes from what is there to what would be written', () => {
  const edited = `${next}RUN mine\n`;
  expect(compareFiles(set, { current: { Dockerfile: edited } })[0]?.diff).toBe(
    [
      '--- a/Dockerfile',
      '+++ b/Dockerfile',
      '@@ -1,3 +1,2 @@',
      ` ${next.split('\n')[0]}`,
      ' FROM node:24',
      '-RUN mine',
      '',
    ].join('\n'),
  );
});
