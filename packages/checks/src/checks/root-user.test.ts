import { containerProcess, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './root-user.ts';

const check = kept(declared);

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

test('who can take root back has it', () => {
  const processes = [containerProcess({ otherUids: [4242] }), containerProcess({ pid: 9, otherUids: [0] })];
  expect(check.judge({ processes }, subject())).toMatchObject({
    outcome: 'fail',
    message: '1 of 2 processes run with uid 0.',
    seen: ['pid 9: node shop.js'],
  });
});

test('processes that are only counted count', () => {
  const judge = (alike: number, uid: number) =>
    check.judge({ processes: [containerProcess({ uid, alike }), containerProcess({ pid: 8 })] }, subject());
  expect(judge(40, 0)).toMatchObject({ outcome: 'fail', message: '41 of 42 processes run with uid 0.' });
  expect(judge(40, 65_532)).toMatchObject({ outcome: 'pass', message: '42 processes, none with uid 0.' });
});
