import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { askChoice, type ChoiceQuestion } from './ask-choice.ts';
import { colorsFor } from './colors.ts';

const which: ChoiceQuestion = {
  question: 'quay: which of these starts the service?',
  choices: [{ value: 'src/crane.js', about: 'package.json:5' }, { value: 'src/winch.js' }],
  initial: 'src/crane.js',
};

function asking(question: ChoiceQuestion) {
  const keys = Object.assign(new EventEmitter(), { isTTY: true, resume() {}, pause() {} });
  const written: string[] = [];
  const controller = new AbortController();
  const answer = askChoice(question, {
    keyboard: keys,
    terminal: { write: (text) => written.push(text) },
    colors: colorsFor({}, {}),
    signal: controller.signal,
  });
  return { answer, keys, controller, text: () => written.join('') };
}

/** Types each line when the one before it was dealt with. */
async function typing(keys: EventEmitter, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    keys.emit('data', Buffer.from(line));
    await new Promise((done) => setImmediate(done));
  }
}

test('choices have numbers, and what is none of them is asked for again', async () => {
  const { answer, keys, text } = asking(which);
  await typing(keys, ['3\n', '0\n', '2\n']);
  expect(await answer).toBe('src/winch.js');
  expect(text()).toContain('  1  src/crane.js  package.json:5\n  2  src/winch.js\n');
  expect(text().match(/is none of them/g)).toHaveLength(2);
});

test.each<[string, ChoiceQuestion, string[], string | undefined]>([
  ['Enter alone takes the first', which, ['\n'], 'src/crane.js'],
  ['a choice may be typed out, in parts, too', which, ['src/', 'winch.js\r\n'], 'src/winch.js'],
  ['without choices it is what was typed', { question: 'Port?', choices: [] }, [' 4545 \n'], '4545'],
  ['Enter leaves open what has no default', { question: 'Port?', choices: [] }, ['\n'], undefined],
])('%s', async (_, question, lines, expected) => {
  const { answer, keys } = asking(question);
  await typing(keys, lines);
  expect(await answer).toBe(expected);
});

test.each(['end of the input', 'Ctrl-C'])('%s leaves the question open and no listener behind', async (how) => {
  const { answer, keys, controller } = asking(which);
  if (how === 'Ctrl-C') controller.abort();
  else keys.emit('end');
  expect(await answer).toBeUndefined();
  expect(keys.eventNames()).toEqual([]);
});

test('foreign names do not steer the terminal', async () => {
  const { answer, keys, text } = asking({
    question: 'a\x1b[2J',
    choices: [{ value: '\x1b]0;x\x07y', about: '\u202e' }],
  });
  keys.emit('data', Buffer.from('1\n'));
  await answer;
  expect(text()).not.toMatch(/[^\n\P{Cc}]|\u202E/u);
});
