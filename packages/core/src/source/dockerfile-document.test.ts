import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { parseDockerfile } from './dockerfile-document.ts';

const read = (text: string) =>
  parseDockerfile(text).instructions.map(({ name, flags, list, words }) => [
    name,
    ...flags.map(({ name, value }) => `--${name}=${value}`),
    ...(list === undefined ? words.map(({ value }) => value) : [list]),
  ]);

test.each<[string, unknown[][]]>([
  [
    'from a as b\nRUN x\n',
    [
      ['FROM', 'a', 'as', 'b'],
      ['RUN', 'x'],
    ],
  ],
  [
    'RUN a \\\n  # note\n\n  b \\\t\r\n  c\nCMD d',
    [
      ['RUN', 'a', 'b', 'c'],
      ['CMD', 'd'],
    ],
  ],
  [
    '# escape=`\nRUN a `\n  b\\\nRUN c',
    [
      ['RUN', 'a', 'b\\'],
      ['RUN', 'c'],
    ],
  ],
  [
    'RUN a \\\\\nRUN b',
    [
      ['RUN', 'a', '\\'],
      ['RUN', 'b'],
    ],
  ],
  ['RUN foo\\\nbar', [['RUN', 'foobar']]],
  ['CMD ["a b", \\\n "c"]', [['CMD', ['a b', 'c']]]],
  ["CMD ['a']", [['CMD', '[a]']]],
  ['HEALTHCHECK --interval=1s CMD ["a", "b c"]', [['HEALTHCHECK', '--interval=1s', ['a', 'b c']]]],
  ['COPY --chown="a b" --link "x y" z', [['COPY', '--chown=a b', '--link=undefined', 'x y', 'z']]],
  [
    'COPY <<A <<-"B" /x/\nRUN no\nA\nRUN no\n\tB\nRUN c',
    [
      ['COPY', '<<A', '<<-B', '/x/'],
      ['RUN', 'c'],
    ],
  ],
  [
    'RUN cat <<<x\nRUN echo $((1<<2))\nRUN "<<E"\n',
    [
      ['RUN', 'cat', '<<<x'],
      ['RUN', 'echo', '$((1<<2))'],
      ['RUN', '<<E'],
    ],
  ],
  ['\uFEFFFROM a\n', [['FROM', 'a']]],
  ['', []],
])('%j', (text, instructions) => {
  expect(read(text)).toEqual(instructions);
});

test('ONBUILD holds an instruction of its own, where it stands', () => {
  const text = 'ONBUILD COPY --from=a x y';
  const [{ triggered } = {}] = parseDockerfile(text).instructions;
  expect(triggered?.name).toBe('COPY');
  expect(triggered?.flags).toMatchObject([{ name: 'from', value: 'a' }]);
  expect(text.slice(triggered?.argument.start)).toBe('x y');
});

test('directives count above everything else, comments anywhere', () => {
  const document = parseDockerfile('# syntax=a\n# check=skip=all\n# x\n# escape=`\nRUN a \\\n # y\n b\n');
  expect(document.directives.map(({ name, value }) => [name, value])).toEqual([
    ['syntax', 'a'],
    ['check', 'skip=all'],
  ]);
  expect(document.escapeMark).toBe('\\');
  expect(document.comments.map(({ text }) => text)).toEqual(['# x', '# escape=`', '# y']);
});

test('a document that nothing ends takes the rest of the file', () => {
  const text = 'RUN <<A\nx\nRUN y\n';
  const { openHeredoc, instructions } = parseDockerfile(text);
  expect(openHeredoc?.name).toBe('A');
  expect(instructions).toHaveLength(1);
});

test('whatever the text, the shape is as long, and every word stands where it says', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 200 }), string({ maxLength: 30 }), (noise, more) => {
      const text = `FROM a\nRUN ${noise}\\\n# ${more}\n${more}\nCOPY <<E ${noise}\n${more}\nE\n`;
      const { shape, instructions } = parseDockerfile(text);
      expect(shape).toHaveLength(text.length);
      for (const { words, start, end } of instructions) {
        expect(start).toBeLessThanOrEqual(end);
        for (const word of words) expect(shape.slice(word.start, word.end)).toBe(word.text);
      }
    }),
  );
});
