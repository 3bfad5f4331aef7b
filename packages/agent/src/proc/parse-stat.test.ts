import { expect, test } from 'vitest';
import { parseStat } from './parse-stat.ts';

const REST = 'S 41 77 77 0 -1 4194560 5112 0 0 0 9 4 6 1 20 0 11 0 48213 1163264000 12034 18446744073709551615';

test.each([['node'], ['a) S 1 (b'], ['two\nlines) R 0'], [''], ['((']])('a process called %j', (name) => {
  expect(parseStat(`77 (${name}) ${REST}\n`)).toEqual({
    ...{ name, parentPid: 41, startedMs: 482_130, usedMs: 130, reapedMs: 70 },
  });
});

test.each([
  '',
  `77 node ${REST}`,
  `77 node) ${REST}`,
  `77 )node( ${REST}`,
  `77 ) ${REST} (`,
  `77 (node) ${REST.replace(' 41 ', ' x ')}`,
  '77',
  '77 (node',
  '77 (node)',
  '77 (node) S',
  `77 (node) ${REST.slice(0, 40)}`,
  ')(',
  '\0',
])('%j, cut short, is nothing', (text) => expect(parseStat(text)).toBeUndefined());
