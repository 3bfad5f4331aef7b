import { isolation, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './oom-exemption.ts';

const check = kept(declared);

test('passes for what the kernel may end, sooner or as any other', () => {
  for (const oomScoreAdjustment of [0, 300]) {
    expect(check.judge({ isolation: isolation({ oomScoreAdjustment }) }, subject()).outcome).toBe('pass');
  }
});

test('fails for what it may not end, or only late', () => {
  expect(check.judge({ isolation: isolation({ oomScoreAdjustment: -317 }) }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['oom_score_adj: -317'] },
  });
  expect(check.judge({ isolation: isolation({ oomKillDisabled: true }) }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['oom_kill_disable: true'] },
  });
});
