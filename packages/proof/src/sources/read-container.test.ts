import { expect, test } from 'vitest';
import { endOf } from './read-container.ts';

test.each([
  [{ ExitCode: 3, OOMKilled: false }, 'Error: no water', 'it ended with exit code 3, and said: Error: no water'],
  [{ ExitCode: 3, OOMKilled: false }, undefined, 'it ended with exit code 3, without a word'],
  [
    { ExitCode: 137, OOMKilled: true },
    'filling the hold',
    'it ended with exit code 137, ended by the kernel for want of memory, and said: filling the hold',
  ],
  // Killed by somebody else: the exit code alone does not accuse the memory.
  [{ ExitCode: 137, OOMKilled: false }, undefined, 'it ended with exit code 137, without a word'],
])('%j with the last line %j', (State, line, words) => expect(endOf({ State }, line)).toBe(words));
