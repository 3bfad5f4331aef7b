import { createReadStream, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOsRelease, parseOsRelease, readProgram } from './program-content.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const words = 'getopts\0unalias\0umask\0OPTIND=1\0PS4=+ \0';
const program = (text: string) => Buffer.from(`\x7fELF${'\0'.repeat(7000)}${text}${'\0'.repeat(500)}`, 'latin1');
const headers = '/download/release/v22.7.1/node-v22.7.1-headers.tar.gz';

test('a shell and a runtime are told by their content, however their stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 900 }), async (size) => {
      expect(await readProgram(inPieces(program(words), size))).toEqual({ shell: true });
      expect(await readProgram(inPieces(program(headers), size))).toEqual({
        ...{ shell: false, release: { product: 'node', version: '22.7.1' } },
      });
    }),
    { numRuns: 20 },
  );
});

test("this machine's own shell is one, and the runtime of this test says its version", async () => {
  expect(await readProgram(inPieces(readFileSync('/bin/sh'), 65_536))).toEqual({ shell: true });
  expect(await readProgram(createReadStream(process.execPath))).toEqual({
    ...{ shell: false, release: { product: 'node', version: process.versions.node } },
  });
});

test('a text about both is neither, and a program that lacks one of the words is no shell', async () => {
  expect(await readProgram(inPieces(Buffer.from(words + headers), 7))).toEqual({ shell: false });
  expect(await readProgram(inPieces(program(words.replace('unalias', 'unknown')), 99))).toEqual({ shell: false });
  expect(await readProgram(inPieces(program('/download/release/v22.7.1/other'), 99))).toEqual({ shell: false });
});

test('a system says what it is in one of two files', () => {
  expect(['/etc/os-release', '/usr/lib/os-release', '/srv/etc/os-release'].map(isOsRelease)).toEqual([
    true,
    true,
    false,
  ]);
  const debian = 'PRETTY_NAME="Distroless"\nNAME="Debian GNU/Linux"\nID="debian"\nVERSION_ID="13"\n';
  expect(parseOsRelease(debian)).toEqual({ product: 'debian', version: '13' });
  expect(parseOsRelease("ID=alpine\nVERSION_ID='3.23.2'\n")).toEqual({ product: 'alpine', version: '3.23.2' });
  expect(parseOsRelease('ID=debian\nVERSION_CODENAME=sid\n')).toBeUndefined();
});
