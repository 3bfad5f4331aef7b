import { expect, test, vi } from 'vitest';
import { askHeapLimit, findInspector, readAnswer } from './inspector.ts';

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

test('an answer without a result, and a long one, is told, but not at any length', () => {
  expect(readAnswer('{"id":1}')).toEqual(new Error('the inspector answered {"id":1}'));
  expect(readAnswer('{"id":1,"result":{}}')).toEqual(new Error('the inspector answered {"id":1,"result":{}}'));
  expect(readAnswer(`{"id":1,"x":"${'x'.repeat(9000)}"}`)).toHaveProperty('message.length', 223);
});

/** An inspector as the protocol has it: it says hello, answers what is evaluated, and closes when it is asked to. */
function inspector(answer: (expression: string) => object | undefined, closes = true) {
  const opened: string[] = [];
  class Client {
    onerror: () => void = () => undefined;
    onopen: () => void = () => undefined;
    onclose: () => void = () => undefined;
    onmessage: (event: { data: string }) => void = () => undefined;
    constructor(url: string) {
      opened.push(url);
      setTimeout(() => (url.startsWith('ws:') ? this.onopen() : this.onerror()));
    }
    send(text: string) {
      const { id, method, params } = JSON.parse(text);
      expect({ method, ...params }).toMatchObject({
        ...{ method: 'Runtime.evaluate', returnByValue: true, includeCommandLineAPI: true },
      });
      this.onmessage({ data: '{"method":"Runtime.executionContextCreated"}' });
      const result = answer(params.expression);
      if (result !== undefined) this.onmessage({ data: JSON.stringify({ id, result }) });
    }
    close() {
      if (closes) this.onclose();
    }
  }
  return { Client, opened };
}

const LIMIT = { result: { value: 156_237_824 } };

test('the process tells its own limit and closes its inspector', async () => {
  const asked: string[] = [];
  const { Client, opened } = inspector((expression) => {
    asked.push(expression);
    return LIMIT;
  });
  expect(await askHeapLimit(Client, 'ws://127.0.0.1:9229/quay')).toBe(156_237_824);
  expect(opened).toEqual(['ws://127.0.0.1:9229/quay']);
  // It is run as it stands, in a program that has neither of the two at first.
  const used: string[] = [];
  const builtin = (name: string) => {
    used.push(name);
    return { close: () => used.push('closed'), getHeapStatistics: () => ({ heap_size_limit: 7 }) };
  };
  const run = new Function('process', 'require', 'setTimeout', `return ${asked[0]}`);
  expect(run({ getBuiltinModule: builtin }, undefined, (later: () => void) => later())).toBe(7);
  expect(run({}, builtin, (later: () => void) => later())).toBe(7);
  expect(used).toEqual(['node:inspector', 'closed', 'node:v8', 'node:inspector', 'closed', 'node:v8']);
});

test('an inspector that does not close has answered all the same', async () => {
  expect(await askHeapLimit(inspector(() => LIMIT, false).Client, 'ws://127.0.0.1:9229/quay')).toBe(156_237_824);
});

test('one that refuses, one that answers wrongly and one that does not answer are errors', async () => {
  const refuses = askHeapLimit(inspector(() => LIMIT).Client, 'http://127.0.0.1:9229/quay');
  await expect(refuses).rejects.toThrow('the inspector refused the connection');
  const wrong = askHeapLimit(inspector(() => ({ result: { value: '7' } })).Client, 'ws://127.0.0.1:9229/quay');
  await expect(wrong).rejects.toThrow('the inspector answered {"id":1');
  vi.useFakeTimers();
  try {
    const silent = expect(askHeapLimit(inspector(() => undefined).Client, 'ws://127.0.0.1:9229/quay')).rejects.toThrow(
      'the inspector did not answer within 5 s',
    );
    await vi.advanceTimersByTimeAsync(5000);
    await silent;
  } finally {
    vi.useRealTimers();
  }
});

test('an inspector that never opens is waited for, but not for ever', async () => {
  let looks = 0;
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const found = findInspector(() => {
      looks += 1;
      vi.setSystemTime(Date.now() + 1000);
      return false;
    });
    expect(await found).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
  expect(looks).toBe(3);
});

test('its address is read as soon as it answers with one', async () => {
  const answers = [
    () => Promise.reject(new TypeError('fetch failed')),
    () => Response.json([]),
    () => Response.json([{ webSocketDebuggerUrl: 'ws://127.0.0.1:9229/quay' }]),
  ];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return answers.shift()?.();
  });
  try {
    expect(await findInspector(() => true)).toBe('ws://127.0.0.1:9229/quay');
  } finally {
    vi.unstubAllGlobals();
  }
  expect(asked).toEqual(Array.from({ length: 3 }, () => 'http://127.0.0.1:9229/json/list'));
});
