import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unhandled-interrupt.ts';

const check = kept(declared);
const judge = (interrupt: { exitMs?: number; exitCode?: number }) =>
  check.judge({ interrupt: { ...interrupt, graceMs: 12_000 } }, subject());

test('passes for a clean end, and for one by the signal itself', () => {
  expect(judge({ exitMs: 420, exitCode: 0 })).toMatchObject({ outcome: 'pass' });
  expect(judge({ exitMs: 420, exitCode: 130 })).toMatchObject({ outcome: 'pass' });
});

test('fails for another exit code, whatever the machine was busy with', () => {
  expect(judge({ exitMs: 420, exitCode: 1 })).toMatchObject({ outcome: 'fail', certain: true });
  expect(judge({ exitMs: 420 })).toMatchObject({ outcome: 'fail' });
});

test('fails when it goes on', () => {
  const judged = judge({});
  expect(judged).toMatchObject({ outcome: 'fail', message: expect.stringContaining('12 s after SIGINT') });
  expect(judged).not.toHaveProperty('certain', true);
});
