import { expect, test } from 'vitest';
import { blankComments } from './blank-comments.ts';

test.each([
  ["const a = 'http://x'; // gone", "const a = 'http://x';        "],
  ['a /* gone\n gone */ b', 'a        \n         b'],
  ['const r = /\\/\\/[/"]/; // gone', 'const r = /\\/\\/[/"]/;        '],
  ['const n = a / b; // gone', 'const n = a / b;        '],
  ['`${`//kept` + f({ a: 1 })}//kept` // gone', '`${`//kept` + f({ a: 1 })}//kept`        '],
  ["'it\\'s //kept'", "'it\\'s //kept'"],
])('JavaScript: %s', (text, expected) => {
  expect(blankComments(text)).toBe(expected);
});
