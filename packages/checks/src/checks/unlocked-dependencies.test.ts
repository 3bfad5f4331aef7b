import { LOCKFILE_LABEL } from '@seaworthy/core/images';
import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unlocked-dependencies.ts';

const check = kept(declared);

const image = { user: '1000', entrypoint: [], command: [], environment: [], history: [] };
const judge = (labels: Record<string, string>) => check.judge({ imageConfig: { ...image, labels } }, subject());

test('passes with the name of the lockfile', () => {
  expect(judge({ [LOCKFILE_LABEL]: 'yarn.lock' })).toMatchObject({
    outcome: 'pass',
    message: 'Installed from yarn.lock.',
  });
});

test('fails where there was none', () => {
  expect(judge({ [LOCKFILE_LABEL]: 'none' })).toMatchObject({ outcome: 'fail', seen: ['dev.seaworthy.lockfile=none'] });
});

test('an image that says nothing is not judged', () => {
  expect(judge({ other: 'none' }).outcome).toBe('not-applicable');
});
