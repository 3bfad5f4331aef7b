import { containerProcess, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unconfined-seccomp.ts';

const check = kept(declared);

test('passes with a filter and in strict mode', () => {
  const processes = [containerProcess(), containerProcess({ pid: 8, seccomp: 'strict' })];
  expect(check.judge({ processes }, subject())).toEqual({
    outcome: 'pass',
    message: 'System calls are filtered for 2 of 2 processes.',
    measures: [{ value: 0, budget: 0, unit: 'processes' }],
  });
});

test('fails when one process is unconfined', () => {
  const processes = [containerProcess(), containerProcess({ pid: 8, seccomp: 'disabled' })];
  expect(check.judge({ processes }, subject())).toMatchObject({
    outcome: 'fail',
    seen: ['pid 8: Seccomp 0: node shop.js'],
  });
});
