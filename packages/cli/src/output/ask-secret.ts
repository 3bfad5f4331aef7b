import type { SecretQuestion } from '@seaworthy/pipeline';
import type { Keyboard } from './keyboard.ts';
import type { Terminal } from './renderer.ts';

const ENTER = /[\r\n]/;
const INTERRUPT = '\x03';
const END_OF_INPUT = '\x04';
const ERASE = ['\x7f', '\b'];

/**
 * Asks for one secret. What is typed is not shown, as it would stay in the terminal's history; a pasted value counts up to its
 * first line end. Resolves to `undefined` when nothing was typed, and calls `interrupt` at Ctrl-C, which raw mode keeps from
 * becoming a signal.
 */
export async function askSecret(
  { name, path, description }: SecretQuestion,
  { keyboard, terminal, interrupt }: { keyboard: Keyboard; terminal: Terminal; interrupt(): void },
): Promise<string | undefined> {
  const about = description === undefined ? '' : ` (${description})`;
  terminal.write(`? ${name}${about}, kept in ${path}; what you type is not shown: `);
  const typed = await readHidden(keyboard, interrupt);
  terminal.write(`${typed === undefined ? 'left out' : '✓'}\n`);
  return typed;
}

function readHidden(keyboard: Keyboard, interrupt: () => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    let typed = '';
    const end = (answer: string | undefined) => {
      keyboard.off('data', onData);
      keyboard.setRawMode?.(false);
      keyboard.pause();
      resolve(answer === '' ? undefined : answer);
    };
    const onData = (chunk: Buffer) => {
      for (const character of chunk.toString('utf8')) {
        if (character === INTERRUPT) {
          end(undefined);
          interrupt();
          return;
        }
        if (ENTER.test(character) || character === END_OF_INPUT) return end(typed);
        typed = ERASE.includes(character) ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    keyboard.setRawMode?.(true);
    keyboard.on('data', onData);
    keyboard.resume();
  });
}
