import { expect, test } from 'vitest';
import { findSuites } from './suites.ts';

const bookworm = { distribution: 'debian', codename: 'bookworm' } as const;
const trixie = { distribution: 'debian', codename: 'trixie' } as const;
const noble = { distribution: 'ubuntu', codename: 'noble' } as const;
const source = (uri: string, suite: string) => ({ uri, suite, components: ['main'] });
const places = (suites: ReturnType<typeof findSuites>) => suites?.map(({ uri, suite }) => `${uri} ${suite}`);

test('another release comes from the mirrors of this one', () => {
  const sources = [source('http://m.example/d', 'bookworm'), source('http://s.example/d', 'bookworm-security')];
  expect(places(findSuites(trixie, { release: bookworm, sources }, {}))).toEqual([
    'http://m.example/d trixie',
    'http://m.example/d trixie-updates',
    'http://s.example/d trixie-security',
  ]);
});

test('without a security mirror, the suite is left out; unrelated sources are ignored', () => {
  const sources = [source('http://other.example/apt', 'stable'), source('http://m.example/d', 'bookworm')];
  expect(places(findSuites(bookworm, { release: bookworm, sources }, {}))).toEqual([
    'http://m.example/d bookworm',
    'http://m.example/d bookworm-updates',
  ]);
});

test('Ubuntu knows no mirror of Debian, unless the environment names one', () => {
  const host = { release: noble, sources: [source('http://u.example/ubuntu', 'noble')] };
  expect(findSuites(trixie, host, {})).toBeUndefined();
  const env = { SEAWORTHY_DEBIAN_MIRROR: 'http://d.example/debian' };
  expect(places(findSuites(trixie, host, env))).toEqual([
    'http://d.example/debian trixie',
    'http://d.example/debian trixie-updates',
  ]);
  expect(findSuites(noble, host, {})?.[0]?.components).toEqual(['main', 'universe']);
});
