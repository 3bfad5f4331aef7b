import { expect, test } from 'vitest';
import { answersSinceStart } from './answers-since-start.ts';

const answer = (Start: string, Output: string) => ({ Start, End: Start, ExitCode: 0, Output });

test('what a health check said before the container was started again does not count', () => {
  const before = answer('2026-11-21T08:00:05.000Z', 'before');
  const after = answer('2026-11-21T09:00:01.500Z', 'after');
  const state = {
    StartedAt: '2026-11-21T09:00:00.123Z',
    Health: { Status: 'starting' as const, Log: [before, after] },
  };
  expect(answersSinceStart(state)).toEqual([after]);
  expect(answersSinceStart({ ...state, Health: { Status: 'starting' as const, Log: null } })).toEqual([]);
  expect(answersSinceStart({ ...state, Health: null })).toEqual([]);
});
