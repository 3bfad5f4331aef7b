import { containerProcess, subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import check from './root-user.ts';

test('passes when no process has uid 0', () => {
  expect(check.judge({ processes: [containerProcess()] }, subject())).toEqual({
    outcome: 'pass',
    message: '1 process, none with uid 0.',
    measures: [{ value: 0, budget: 0, unit: 'processes' }],
    seen: ['pid 7, uid 65532: node shop.js'],
  });
});

test('fails for a single process with uid 0 among others', () => {
  const processes = [containerProcess({ pid: 1, uid: 0, command: 'supervisor' }), containerProcess()];
  expect(check.judge({ processes }, subject())).toEqual({
    outcome: 'fail',
    message: '1 of 2 processes run with uid 0.',
    measures: [{ value: 1, budget: 0, unit: 'processes' }],
    seen: ['pid 1: supervisor'],
    fix: 'Add a numeric `USER 65532:65532` as the last step of the final stage, or `user:` to the service in compose.',
  });
});
