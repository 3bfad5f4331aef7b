import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './writable-root-filesystem.ts';

const check = kept(declared);

const writable = [{ path: '/data', type: 'ext4' }];

test('passes with a read-only root and says where it may write', () => {
  expect(check.judge({ mounts: { rootReadOnly: true, writable } }, subject())).toEqual({
    outcome: 'pass',
    message: 'The root is mounted read-only; it can write to /data.',
    measures: [{ value: 1, unit: 'writable paths' }],
    seen: ['/data (ext4) is writable'],
  });
});

test('fails with a writable root', () => {
  expect(check.judge({ mounts: { rootReadOnly: false, writable } }, subject())).toMatchObject({
    outcome: 'fail',
    seen: ['/ is mounted rw', '/data (ext4) is writable'],
  });
});

test('says where it may write, each place or none', () => {
  const judge = (places: typeof writable) =>
    check.judge({ mounts: { rootReadOnly: true, writable: places } }, subject()).message;
  expect(judge([])).toBe('The root is mounted read-only; it can write to nowhere.');
  expect(judge([...writable, { path: '/tmp', type: 'tmpfs' }])).toBe(
    'The root is mounted read-only; it can write to /data, /tmp.',
  );
});
