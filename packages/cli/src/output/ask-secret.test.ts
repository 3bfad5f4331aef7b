import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { askSecret } from './ask-secret.ts';

/** A keyboard of a terminal: it tells whether it is raw, and hands on what is typed. */
class TypedKeyboard extends EventEmitter {
  raw = false;
  resumed = false;
  setRawMode(raw: boolean) {
    this.raw = raw;
  }
  resume() {
    this.resumed = true;
  }
  pause() {
    this.resumed = false;
  }
}

async function type(...chunks: string[]) {
  const keyboard = new TypedKeyboard();
  const shown: string[] = [];
  let interrupted = false;
  const question = { name: 'PILOT_TOKEN', path: '.secrets/pilot_token', description: 'of the harbour' };
  const asked = askSecret(question, {
    keyboard,
    terminal: { write: (text) => shown.push(text) },
    interrupt: () => {
      interrupted = true;
    },
  });
  expect(keyboard).toMatchObject({ raw: true, resumed: true });
  for (const chunk of chunks) keyboard.emit('data', Buffer.from(chunk));
  const answer = await asked;
  expect(keyboard).toMatchObject({ raw: false, resumed: false });
  expect(keyboard.listenerCount('data')).toBe(0);
  return { answer, interrupted, shown: shown.join('') };
}

test('what is typed is taken and not shown', async () => {
  const { answer, shown } = await type('t1', 'de', 'x\x7fs', '\r');
  expect(answer).toBe('t1des');
  expect(shown).toContain('PILOT_TOKEN (of the harbour), kept in .secrets/pilot_token');
  expect(shown).not.toMatch(/t1|des/);
});

test('a pasted value ends with its line', async () => {
  expect((await type('tok-en\nmore')).answer).toBe('tok-en');
});

test.each([['\r'], ['\x04']])('nothing typed is no answer (%j)', async (key) => {
  expect(await type(key)).toMatchObject({ answer: undefined, interrupted: false });
});

test('Ctrl-C interrupts the run', async () => {
  expect(await type('t1\x03')).toMatchObject({ answer: undefined, interrupted: true });
});
