import { expect, test } from 'vitest';
import { answers } from './questions/answers.gen.ts';
import type { Touch } from './questions/define-answer.ts';
import { agentQuestions, asksFromInside, inOrder } from './questions.ts';

test('the program is touched last, and nothing is asked twice', () => {
  expect(inOrder(['heap', 'init', 'kernel', 'heap'])).toEqual(['kernel', 'init', 'heap']);
});

test('what changes nothing is asked first, what touches the program last, each kind by name', () => {
  const kind = (touches: Touch) => agentQuestions.filter((question) => answers[question].touches === touches).sort();
  const expected = [...kind('nothing'), ...kind('namespace'), ...kind('program')];
  expect(inOrder(agentQuestions)).toEqual(expected);
  expect(inOrder([...agentQuestions].reverse())).toEqual(expected);
  expect(expected).toHaveLength(agentQuestions.length);
});

test('only an orphan has to be made inside', () => expect(agentQuestions.filter(asksFromInside)).toEqual(['init']));
