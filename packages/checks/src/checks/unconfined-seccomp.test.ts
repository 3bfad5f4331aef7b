import { expect, test } from 'vitest';
import { process } from './process-of-tests.ts';
import { subject } from './subject-of-tests.ts';
import check from './unconfined-seccomp.ts';

test('passes with a filter and in strict mode', () => {
  const processes = [process(), process({ pid: 8, seccomp: 'strict' })];
  expect(check.judge({ processes }, subject())).toEqual({
    outcome: 'pass',
    message: 'System calls are filtered for 2 of 2 processes.',
  });
});

test('fails when one process is unconfined', () => {
  const processes = [process(), process({ pid: 8, seccomp: 'disabled' })];
  expect(check.judge({ processes }, subject())).toMatchObject({
    outcome: 'fail',
    seen: ['pid 8: Seccomp 0: node shop.js'],
  });
});
