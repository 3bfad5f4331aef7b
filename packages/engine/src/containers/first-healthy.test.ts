import { expect, test } from 'vitest';
import { firstHealthyAt } from './first-healthy.ts';
import type { ContainerInspection } from './inspection.ts';

const STARTED = Date.parse('2026-11-21T08:00:00.000Z');

/** Answers at these seconds after the start; a negative second is a failure at that second. */
function container(seconds: readonly number[], check: object): Pick<ContainerInspection, 'Config' | 'State'> {
  const at = (second: number) => new Date(STARTED + 1000 * Math.abs(second)).toISOString();
  const Log = seconds.map((second) => ({
    Start: at(second),
    End: at(Math.abs(second) + 0.2),
    ExitCode: second < 0 ? 1 : 0,
    Output: '',
  }));
  return {
    Config: { Image: 'quay', Healthcheck: { Test: ['CMD', 'look'], ...check } },
    State: {
      ...{ Status: 'running', Running: true, Pid: 77, ExitCode: 0, OOMKilled: false, Error: '', FinishedAt: '' },
      ...{ StartedAt: at(0), Health: { Status: 'healthy', Log } },
    },
  };
}

const every7s = { Interval: 7e9 };
const quickStart = { Interval: 30e9, StartPeriod: 60e9, StartInterval: 2e9 };

test.each([
  ['fewer answers than the engine keeps', [-7, 14, 21], every7s, 14.2],
  ['five, the first of which is the first', [-7, -14, 21, 28, 35], every7s, 21.2],
  ['five, hours later', [4204, 4211, 4218, 4225, 4232], every7s, undefined],
  ['five, the second of which is the oldest', [14, 21, 28, 35, 42], every7s, undefined],
  ['an unset interval', [30, 60, 90, 120, 150], { Interval: 0 }, 30.2],
  ['an interval of its own at the start', [-2, -4, -6, -8, 10], quickStart, 10.2],
  ['the same, one answer later', [-4, -6, -8, 10, 40], quickStart, undefined],
  ['no success yet', [-7], every7s, undefined],
  ['no answer yet', [], every7s, undefined],
] as const)('%s', (_what, seconds, check, expected) => {
  const at = firstHealthyAt(container(seconds, check));
  expect(at === undefined ? undefined : (at - STARTED) / 1000).toBe(expected);
});
