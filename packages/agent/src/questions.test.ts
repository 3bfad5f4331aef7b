import { expect, test } from 'vitest';
import { agentQuestions, asksFromInside, inOrder } from './questions.ts';

test('the program is touched last, and nothing is asked twice', () => {
  expect(inOrder(['heap', 'init', 'kernel', 'heap'])).toEqual(['kernel', 'init', 'heap']);
});

test('what changes nothing is asked first, each kind by name', () => {
  expect(inOrder([...agentQuestions].reverse())).toEqual([
    ...['kernel', 'listeners', 'processes', 'sockets'],
    ...['init', 'heap', 'terminate'],
  ]);
});

test('only an orphan has to be made inside', () => expect(agentQuestions.filter(asksFromInside)).toEqual(['init']));
