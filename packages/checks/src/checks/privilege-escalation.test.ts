import { containerProcess, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './privilege-escalation.ts';

const check = kept(declared);

test('passes when no_new_privs is set everywhere', () => {
  const processes = [containerProcess(), containerProcess({ pid: 8 })];
  expect(check.judge({ processes }, subject())).toEqual({
    outcome: 'pass',
    message: 'no_new_privs is set on 2 of 2 processes.',
    measures: [{ value: 0, budget: 0, unit: 'processes' }],
  });
});

test('fails when one process lacks it', () => {
  const processes = [containerProcess(), containerProcess({ pid: 8, noNewPrivileges: false })];
  expect(check.judge({ processes }, subject())).toMatchObject({
    outcome: 'fail',
    measures: [{ value: 1, budget: 0, unit: 'processes' }],
    seen: ['pid 8: NoNewPrivs 0: node shop.js'],
  });
});
