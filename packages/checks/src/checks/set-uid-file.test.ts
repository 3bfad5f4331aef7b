import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './set-uid-file.ts';

const check = kept(declared);

const imageFiles = {
  ...{ files: 71, unpackedBytes: 7, transferredBytes: 5, layers: [] },
  ...{ shells: [], packageManagers: [], setuid: [], secretFiles: [] },
};

test('passes without one', () => {
  expect(check.judge({ imageFiles }, subject())).toMatchObject({ outcome: 'pass', message: 'None among 71 files.' });
});

test('fails and names them', () => {
  const setuid = ['/usr/bin/mount', '/usr/bin/su'];
  expect(check.judge({ imageFiles: { ...imageFiles, setuid } }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: setuid, measures: [{ value: 2, budget: 0, unit: 'files' }] },
  });
});
