import { expect, test } from 'vitest';
import { parseDeb822Sources, parseOneLineSources } from './package-sources.ts';

test('deb822: every address with every suite, without sources and disabled stanzas', () => {
  const text = `# a mirror of ours
Types: deb deb-src
URIs: http://mirror.example/debian
Suites: trixie trixie-updates
Components: main contrib
Signed-By: /usr/share/keyrings/own.gpg

Types: deb
URIs: http://other.example/debian
Suites: sid
Components: main
Enabled: no

Types: deb-src
URIs: http://sources.example/debian
Suites: trixie
Components: main
`;
  const common = { uri: 'http://mirror.example/debian', components: ['main', 'contrib'] };
  expect(parseDeb822Sources(text)).toEqual([
    { ...common, suite: 'trixie', signedBy: '/usr/share/keyrings/own.gpg' },
    { ...common, suite: 'trixie-updates', signedBy: '/usr/share/keyrings/own.gpg' },
  ]);
});

test('deb822: a key in the file itself is no path', () => {
  const text = `Types: deb
URIs: http://mirror.example/debian
Suites: bookworm
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abcdef
 -----END PGP PUBLIC KEY BLOCK-----
`;
  expect(parseDeb822Sources(text)).toEqual([
    { uri: 'http://mirror.example/debian', suite: 'bookworm', components: ['main'] },
  ]);
});

test('one line each: options are read, comments and sources are not', () => {
  const text = `# deb http://no.example/debian trixie main
deb-src http://no.example/debian trixie main
deb [arch=amd64 signed-by=/k.gpg] https://a.example/ubuntu noble main universe # ours
deb http://b.example/ubuntu noble-security main`;
  expect(parseOneLineSources(text)).toEqual([
    { uri: 'https://a.example/ubuntu', suite: 'noble', components: ['main', 'universe'], signedBy: '/k.gpg' },
    { uri: 'http://b.example/ubuntu', suite: 'noble-security', components: ['main'] },
  ]);
});
