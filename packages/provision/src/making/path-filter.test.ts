import { expect, test } from 'vitest';
import { pathFilter } from './path-filter.ts';

test('a star stays in its folder, two do not, braces choose', () => {
  const omit = pathFilter(['usr/share/{man,info}/**', 'usr/lib/*/gconv', 'opt']);
  expect(['usr/share/man/man1/a.1', 'usr/share/info/x', 'usr/lib/arch/gconv', 'opt'].map(omit)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['usr/share/man', 'usr/lib/gconv', 'usr/lib/a/b/gconv', 'opt/x', 'usr/share/mandoc/x'].map(omit)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
});

test('the last pattern decides, and an exclamation mark keeps', () => {
  const omit = pathFilter(['doc/**', '!doc/*', '!doc/*/copyright', 'doc/junk']);
  expect(omit('doc/a/copyright')).toBe(false);
  expect(omit('doc/a')).toBe(false);
  expect(omit('doc/a/changelog.gz')).toBe(true);
  expect(omit('doc/junk')).toBe(true);
});

test('characters of regular expressions mean themselves', () => {
  const omit = pathFilter(['lib/libstdc++.so.6', 'a.b']);
  expect(omit('lib/libstdc++.so.6')).toBe(true);
  expect(omit('axb')).toBe(false);
});
