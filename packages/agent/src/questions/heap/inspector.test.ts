import { expect, test } from 'vitest';
import { readAnswer } from './inspector.ts';

test('the number that was evaluated', () => {
  const data = '{"id":1,"result":{"result":{"type":"number","value":156237824,"description":"156237824"}}}';
  expect(readAnswer(data)).toBe(156_237_824);
});

test('an exception in the tested process is told', () => {
  const data =
    '{"id":1,"result":{"result":{"type":"object","subtype":"error"},"exceptionDetails":{"text":"Uncaught"}}}';
  expect(readAnswer(data)).toEqual(new Error(`the inspector answered ${data}`));
});

test('other messages are no answer', () => {
  expect(readAnswer('{"method":"Runtime.executionContextCreated","params":{}}')).toBeUndefined();
});
