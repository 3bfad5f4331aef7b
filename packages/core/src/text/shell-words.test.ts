import { expect, test } from 'vitest';
import { optionValue, splitCommands } from './shell-words.ts';

test.each([
  ['a "b c" d\'e f\'', [['a', 'b c', 'de f']]],
  ['a; b && c', [['a'], ['b'], ['c']]],
  ["a 'x && y; z'", [['a', 'x && y; z']]],
  ['a 2>&1', [['a', '2>&1']]],
  ['a ""', [['a', '']]],
])('%s', (script, words) => {
  expect(splitCommands(script).map((command) => command.words)).toEqual(words);
});

test.each(['a | b', 'a || b', 'a & b', 'a `b`', 'a $(b)', 'a "$(b)"'])('%s is no single command', (script) => {
  expect(splitCommands(script).at(-1)?.isCompound).toBe(true);
});

test('options with their values', () => {
  const words = ['swc', 'src', '-d', 'made', '--outDir=built'];
  expect(optionValue(words, ['--outDir'])).toBe('built');
  expect(optionValue(words, ['-d'])).toBe('made');
  expect(optionValue(words, ['-p'])).toBeUndefined();
});
