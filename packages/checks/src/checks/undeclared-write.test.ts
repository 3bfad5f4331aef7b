import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './undeclared-write.ts';

const check = kept(declared);

const nothing = { changed: { count: 0, paths: [] }, refused: [], logLines: 7 };
const readOnly = { rootReadOnly: true, writable: [] };
const writable = { rootReadOnly: false, writable: [] };

test('passes when nothing was written and nothing refused', () => {
  expect(check.judge({ writes: nothing, mounts: readOnly }, subject())).toMatchObject({
    ...{ outcome: 'pass', measures: [{ value: 0, budget: 0, unit: 'paths' }] },
  });
});

test('fails for what was written, and names it', () => {
  const writes = { ...nothing, changed: { count: 30, paths: ['/srv/log', '/srv/old'] } };
  expect(check.judge({ writes, mounts: writable }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['written: /srv/log', 'written: /srv/old'] },
    message: expect.stringContaining('30 paths'),
  });
});

test('fails for what the log says was refused', () => {
  const writes = { ...nothing, refused: ['/srv/.cache'] };
  expect(check.judge({ writes, mounts: readOnly }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['refused: /srv/.cache'] },
    message: 'It wanted to write to /srv/.cache, and was refused, as its log says.',
  });
});

test('without a log nobody knows what a read-only root refused; a writable one refuses nothing', () => {
  const { logLines: _, ...silent } = nothing;
  expect(check.judge({ writes: silent, mounts: readOnly }, subject()).outcome).toBe('unknown');
  expect(check.judge({ writes: silent, mounts: writable }, subject()).outcome).toBe('pass');
});
