import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyColours, printable, printableJson, printableLine, printableLines, printableTexts } from './printable.ts';

/** What must never reach a terminal from somebody else's text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const steering = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff]/;

test.each([
  ['a colour', '\u001b[31mred\u001b[0m', 'red'],
  ['a title', 'a\u001b]0;owned\u0007b', 'ab'],
  ['a link', '\u001b]8;;http://x\u0007link\u001b]8;;\u0007', 'link'],
  ['a bell', 'a\u0007b', 'a\\u0007b'],
  ['a lone escape', 'a\u001b', 'a\\u001b'],
  ['a control character of eight bits', 'a\u009bb', 'a\\u009bb'],
  ['a turned order', 'user\u202Enimda', 'user\\u202enimda'],
  ['isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
  ['nothing that is wide', 'ad\u200Bmin\uFEFF', 'ad\\u200bmin\\ufeff'],
  ['a joiner in a name', 'ad\u200Dmin', 'ad\\u200dmin'],
  ['half a character', 'a\uD800b', 'a\\ud800b'],
  ['a tag', 'a\u{E0041}', 'a\\u{e0041}'],
  ['line ends', 'a\r\nb\rc\u2028d\te', 'a\nb\nc\\u2028d\te'],
  ['emoji and words', '👩‍🚀 Čeština ภาษาไทย می‌خواهم', '👩‍🚀 Čeština ภาษาไทย می‌خواهم'],
])('%s', (_, text, shown) => expect(printable(text)).toBe(shown));

test('in one line, and in the depth of a document', () => {
  expect(printableLine(' one\n  two\u0007 ')).toBe('one two\\u0007');
  expect(printableTexts({ 'a\u0007': ['b\nc\u202e', 1, null] })).toEqual({ 'a\\u0007': ['b\nc\\u202e', 1, null] });
  expect(printableLines({ a: ['  b\nc'] })).toEqual({ a: ['  b c'] });
});

test('colours stay where they may; what moves the cursor, names the window or links does not', () => {
  const text =
    '\u001b[1;31mred\u001b[0m\u001b[2J\u001b[10;1H\u001b]52;c;aGk=\u0007\u001b]8;;http://x\u001b\\x\u001b]8;;\u001b\\';
  expect(onlyColours(text)).toBe('\u001b[1;31mred\u001b[0mx');
});

test('no text steers a terminal', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.constantFrom(
      '\u001b',
      '\u001b[',
      '\u001b]',
      '\u009b',
      '\u0090',
      '8;;',
      '31m',
      '2J',
      '\u0007',
      '\r',
      '\u202e',
      '\ud800',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      expect(printable(text)).not.toMatch(steering);
      expect(onlyColours(text).replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;:]*m`, 'g'), '')).not.toMatch(
        steering,
      );
      const json = printableJson(JSON.stringify({ text }));
      expect(json).not.toMatch(steering);
      expect(JSON.parse(json)).toEqual({ text });
    }),
    { numRuns: 2000 },
  );
});
