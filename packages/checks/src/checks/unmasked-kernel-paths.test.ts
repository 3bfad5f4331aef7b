import { isolation, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unmasked-kernel-paths.ts';

const check = kept(declared);

test("passes with the engine's defaults", () => {
  expect(check.judge({ isolation: isolation({ maskedPaths: 13, readOnlyPaths: 4 }) }, subject())).toEqual({
    ...{ outcome: 'pass', message: 'The engine hides 13 paths of /proc and /sys, and makes 4 read-only.' },
    measures: [
      { value: 13, unit: 'paths', label: 'Masked' },
      { value: 4, unit: 'paths', label: 'Read-only' },
    ],
  });
});

test('fails when either is gone', () => {
  expect(check.judge({ isolation: isolation({ maskedPaths: 0 }) }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['MaskedPaths: none'] },
  });
  expect(check.judge({ isolation: isolation({ readOnlyPaths: 0 }) }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['ReadonlyPaths: none'] },
  });
});
