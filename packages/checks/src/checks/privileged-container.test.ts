import { isolation, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './privileged-container.ts';

const check = kept(declared);

test('passes for an ordinary container', () => {
  expect(check.judge({ isolation: isolation({ addedCapabilities: ['ALL'] }) }, subject()).outcome).toBe('pass');
});

test('fails for a privileged one', () => {
  expect(check.judge({ isolation: isolation({ privileged: true }) }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['HostConfig.Privileged: true'] },
  });
});
