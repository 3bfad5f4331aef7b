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
  // It is run as it stands, in programs of which only one has `getBuiltinModule`.
  const { builtin, held, tick, closed } = testedProcess();
  const run = new Function('process', 'require', 'setInterval', 'clearInterval', 'setImmediate', `return ${asked[0]}`);
  const timers = [tick.every, tick.clear, (later: () => void) => later()];
  expect(run({ getBuiltinModule: builtin }, undefined, ...timers)).toBe(7);
  // While somebody is connected, closing would end the process; a moment of calm is no end either.
  held.value = true;
  tick.times(50);
  held.value = false;
  tick.times(2);
  held.value = true;
  tick.times(1);
  held.value = false;
  tick.times(2);
  expect(closed()).toBe(0);
  tick.times(1);
  expect([closed(), tick.running()]).toEqual([1, false]);
  expect(run({}, builtin, ...timers)).toBe(7);
  held.value = true;
  tick.times(1000);
  expect([closed(), tick.running()]).toEqual([1, false]);
});

/** What the expression finds in the process that it is run in: its inspector, the kernel's table, and timers that tick when told. */
function testedProcess() {
  const held = { value: false };
  let [closings, look]: [number, (() => void) | undefined] = [0, undefined];
  const lines = (state: string) =>
    `  sl  local_address rem_address   st\n   0: 0100007F:240D 0100007F:C350 ${state} 0:0\n`;
  const modules: Record<string, object> = {
    'node:v8': { getHeapStatistics: () => ({ heap_size_limit: 7 }) },
    'node:fs': { readFileSync: () => lines(held.value ? '01' : '0A') },
    'node:inspector': {
      url: () => 'ws://127.0.0.1:9229/quay',
      close: () => {
        closings += 1;
      },
    },
  };
  return {
    held,
    builtin: (name: string) => modules[name],
    closed: () => closings,
    tick: {
      every(next: () => void) {
        look = next;
        return { unref: () => undefined };
      },
      clear() {
        look = undefined;
      },
      running: () => look !== undefined,
      times(count: number) {
        for (let index = 0; index < count; index += 1) look?.();
      },
    },
  };
}

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
