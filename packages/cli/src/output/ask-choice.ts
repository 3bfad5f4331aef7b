import { printableLine } from '@seaworthy/core/text';
import type { Colors } from './colors.ts';
import type { Keyboard } from './keyboard.ts';
import type { Terminal } from './renderer.ts';

/** What is asked of the person at the terminal. Texts may be foreign. */
export interface ChoiceQuestion {
  question: string;
  /** What can be chosen by its number; empty: something is typed. */
  choices: readonly { value: string; about?: string }[];
  /** What Enter alone stands for; absent: Enter leaves the question open. */
  initial?: string;
}

/**
 * Asks one question and resolves to one of its choices, or to what was typed where it has none; `undefined` when it was left
 * open, the input ended, or `signal` aborts. The terminal itself echoes and edits the line, so that a Ctrl-C leaves it as it was
 * and a screen reader or a dumb terminal can follow.
 */
export async function askChoice(
  asked: ChoiceQuestion,
  {
    keyboard,
    terminal,
    colors,
    signal,
  }: { keyboard: Keyboard; terminal: Terminal; colors: Colors; signal: AbortSignal },
): Promise<string | undefined> {
  const { question, choices, initial } = asked;
  terminal.write(`${colors.cyan('?')} ${colors.bold(printableLine(question))}\n`);
  for (const [index, { value, about }] of choices.entries()) {
    const place = about === undefined ? '' : `  ${colors.dim(printableLine(about))}`;
    terminal.write(`  ${colors.cyan(String(index + 1))}  ${printableLine(value)}${place}\n`);
  }
  for (;;) {
    terminal.write(`  ${inviteFor(choices.length, initial)}`);
    const typed = (await readLine(keyboard, signal))?.trim();
    if (typed === undefined) {
      terminal.write('\n');
      return undefined;
    }
    if (typed === '') return initial;
    const answer = choices.length === 0 ? typed : (choices[Number(typed) - 1]?.value ?? namedBy(choices, typed));
    if (answer !== undefined) return answer;
    terminal.write(`  ${colors.yellow('!')} ${printableLine(typed)} is none of them.\n`);
  }
}

function inviteFor(count: number, initial: string | undefined): string {
  const enter = initial === undefined ? 'Enter leaves it open' : `Enter: ${printableLine(initial)}`;
  return count === 0 ? `Answer (${enter}): ` : `Number from 1 to ${count} (${enter}): `;
}

function namedBy(choices: ChoiceQuestion['choices'], typed: string): string | undefined {
  return choices.find(({ value }) => value === typed)?.value;
}

function readLine(keyboard: Keyboard, signal: AbortSignal): Promise<string | undefined> {
  if (signal.aborted || keyboard.readableEnded === true) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    let typed = '';
    const end = (answer: string | undefined) => {
      keyboard.off('data', onData);
      keyboard.off('end', leave);
      signal.removeEventListener('abort', leave);
      keyboard.pause();
      resolve(answer);
    };
    const leave = () => end(undefined);
    const onData = (chunk: Buffer) => {
      typed += chunk.toString('utf8');
      const [line, ...rest] = typed.split(/\r?\n/);
      if (rest.length > 0) end(line);
    };
    keyboard.on('data', onData);
    keyboard.on('end', leave);
    signal.addEventListener('abort', leave);
    keyboard.resume();
  });
}
