import { expect, test } from 'vitest';
import { parseReport, parseWatch } from './agent-report.ts';

test('the last line of JSON counts', () => {
  const report = { init: { answer: { command: '/sbin/tini', reapsZombies: true } } };
  expect(parseReport(`Debugger attached.\n${JSON.stringify(report)}\n`)).toEqual(report);
});

test('a question that failed says why, also where the answer may be absent', () => {
  expect(parseReport('{"heap":{"reason":"no inspector"}}')).toEqual({ heap: { reason: 'no inspector' } });
  expect(parseReport('{"heap":{}}')).toEqual({ heap: {} });
});

test('an answer of another form is refused', () => {
  expect(() => parseReport('{"init":{"answer":{"command":7}}}')).toThrow(/of another form: init/);
  expect(() => parseWatch('{"beef":{"seen":[],"fromMs":1,"toMs":"2","unlisted":0}}')).toThrow(
    "the agent's answer is of another form: beef.toMs: ",
  );
  expect(() => parseReport('{not json}')).toThrow('of another form');
});

test('an agent that printed nothing gave no report', () => {
  expect(parseReport('Segmentation fault\n')).toBeUndefined();
});

test('an agent that was ended while it printed gave none either', () => {
  const report = JSON.stringify({ init: { answer: { command: '/sbin/tini'.repeat(20_000), reapsZombies: true } } });
  expect(parseReport(report.slice(0, 131_072))).toBeUndefined();
  expect(parseReport(report)).toEqual(JSON.parse(report));
});

test('what a watch saw, by container', () => {
  const watched = { beef: { seen: [], fromMs: 310, toMs: 7400, unlisted: 0 } };
  // An agent of before did not look at ports.
  expect(parseWatch(`ready\n${JSON.stringify(watched)}\n`)).toEqual({ beef: { ...watched.beef, listeners: [] } });
  expect(parseWatch('ready\n')).toBeUndefined();
});
