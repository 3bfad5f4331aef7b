import { containerProcess, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './kernel-capabilities.ts';

const check = kept(declared);

test('passes when no process holds a capability', () => {
  expect(check.judge({ processes: [containerProcess()] }, subject())).toEqual({
    outcome: 'pass',
    message: '1 process, none with an effective or permitted capability.',
    measures: [{ value: 0, budget: 0, unit: 'processes' }],
  });
});

test('the first process is not the only one that counts', () => {
  const processes = [containerProcess({ pid: 1 }), containerProcess({ pid: 9, capabilities: ['KILL'], alike: 6 })];
  expect(check.judge({ processes }, subject())).toMatchObject({
    outcome: 'fail',
    message: '7 of 8 processes hold 1 capabilities.',
  });
});

test('fails and names the capabilities', () => {
  const processes = [containerProcess(), containerProcess({ pid: 9, capabilities: ['NET_RAW', 'CHOWN'] })];
  expect(check.judge({ processes }, subject())).toMatchObject({
    outcome: 'fail',
    message: '1 of 2 processes hold 2 capabilities.',
    seen: ['pid 9: node shop.js: NET_RAW CHOWN'],
  });
});
