import { describe, expect, it, test } from 'vitest';
import { cutColumns, textWidth, wrap, wrapAfter } from './columns.ts';

describe('wrap', () => {
  it('breaks between words, breaks long words, keeps an indent', () => {
    expect(wrap('  a bc def abcdefgh', 6)).toEqual(['  a bc', '  def', '  abcd', '  efgh']);
    expect(wrap('', 6)).toEqual(['']);
  });
});

test('lines after the first stand below its text', () => {
  expect(wrapAfter('port  ', 'one two three four five six seven', 28)).toEqual([
    'port  one two three four',
    '      five six seven',
  ]);
});

test.each([
  ['abc', 3],
  ['\x1b[31mred\x1b[0m', 3],
  ['日本', 4],
  ['🚢', 2],
  ['é', 1],
  ['e\u0301', 1],
])('%j takes %i columns', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test('cutting counts columns, not characters', () => {
  expect(cutColumns('日本語テスト', 7)).toBe('日本語…');
  expect(cutColumns('short', 5)).toBe('short');
});
