import { expect, test } from 'vitest';
import { parseReport } from './agent-report.ts';

test('the last line of JSON counts', () => {
  const report = { init: { answer: { command: '/sbin/tini', reapsZombies: true } } };
  expect(parseReport(`Debugger attached.\n${JSON.stringify(report)}\n`)).toEqual(report);
});

test('a question that failed says why, also where the answer may be absent', () => {
  expect(parseReport('{"heap":{"reason":"no inspector"}}')).toEqual({ heap: { reason: 'no inspector' } });
  expect(parseReport('{"heap":{}}')).toEqual({ heap: {} });
});

test('an answer of another form is refused', () => {
  expect(() => parseReport('{"init":{"answer":{"command":7}}}')).toThrow();
});

test('an agent that printed nothing gave no report', () => {
  expect(parseReport('Segmentation fault\n')).toBeUndefined();
});
