import { expect, test } from 'vitest';
import { killedEachTime } from './killed-each-time.ts';

const stopped = { signal: 'SIGTERM', exitMs: 8000, exitCode: 137, killed: true, graceMs: 8000 };
const [killed, ended] = [
  { exitMs: 8000, killed: true },
  { exitMs: 8000, killed: false },
];

test.each([
  ['three times of three', [killed, killed, killed], true],
  ['four times of four', [killed, killed, killed, killed], true],
  ['twice of three times', [killed, ended, killed], false],
  ['twice of two', [killed, killed], false],
])('killed %s: certain %s', (_, attempts, certain) => {
  expect(killedEachTime({ ...stopped, attempts })).toBe(certain);
});

test('once is never certain', () => expect(killedEachTime(stopped)).toBe(false));
