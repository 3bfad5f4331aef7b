import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unreaped-zombies.ts';

const check = kept(declared);

test('passes when PID 1 collected the orphan', () => {
  expect(check.judge({ init: { command: 'tini -- shop', reapsZombies: true } }, subject())).toEqual({
    outcome: 'pass',
    message: 'An orphaned process that ended was collected by tini -- shop',
    measures: [{ value: 0, budget: 0, unit: 'processes' }],
  });
});

test('fails when it stayed', () => {
  expect(check.judge({ init: { command: 'node shop.js', reapsZombies: false } }, subject())).toMatchObject({
    outcome: 'fail',
    measures: [{ value: 1, budget: 0, unit: 'processes' }],
  });
});
