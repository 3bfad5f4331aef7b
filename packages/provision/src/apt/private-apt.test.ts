import { expect, test } from 'vitest';
import { packageNameOf, parseUris, renderSources } from './private-apt.ts';

test('reads what apt would fetch, with and without a printed hash', () => {
  const text = `'http://m.example/pool/z.deb' zlib1g_1%3a1.3+deb13u1_amd64.deb 88720 
'http://m.example/pool/b.deb' binutils_2.44-3_amd64.deb 265400 SHA256:aa
Reading package lists...`;
  expect(parseUris(text)).toEqual([
    { file: 'binutils_2.44-3_amd64.deb', sizeBytes: 265400, hash: 'SHA256:aa' },
    { file: 'zlib1g_1%3a1.3+deb13u1_amd64.deb', sizeBytes: 88720, hash: '' },
  ]);
  expect(packageNameOf('libstdc++6_14.2.0-19_amd64.deb')).toBe('libstdc++6');
});

test('writes sources with the keyring that they are checked against', () => {
  const source = { uri: 'http://m.example/debian', suite: 'trixie', components: ['main', 'contrib'] };
  expect(renderSources([source, { ...source, suite: 'trixie-updates', signedBy: '/k.gpg' }])).toBe(
    'deb http://m.example/debian trixie main contrib\ndeb [signed-by=/k.gpg] http://m.example/debian trixie-updates main contrib\n',
  );
});
