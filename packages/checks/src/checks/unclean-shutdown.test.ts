import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unclean-shutdown.ts';

const check = kept(declared);

const shutdown = { signal: 'SIGTERM', exitMs: 2300, exitCode: 0, killed: false, graceMs: 8000 };

test.each([
  ['SIGTERM', 0, false, 'pass'],
  ['SIGTERM', 143, false, 'pass'],
  ['SIGQUIT', 131, false, 'pass'],
  ['SIGQUIT', 143, false, 'fail'],
  ['SIGTERM', 1, false, 'fail'],
  ['SIGTERM', 137, false, 'fail'],
  ['SIGTERM', 0, true, 'fail'],
  ['SIGTERM', 143, true, 'fail'],
])('%s, exit code %d, killed %s: %s', (signal, exitCode, killed, outcome) => {
  expect(check.judge({ shutdown: { ...shutdown, signal, exitCode, killed } }, subject())).toMatchObject({ outcome });
});

test.each([
  [false, true],
  [true, false],
])('killed %s: certain on a busy machine, too: %s', (killed, certain) => {
  expect(check.judge({ shutdown: { ...shutdown, exitCode: 137, killed } }, subject())).toMatchObject({ certain });
});
