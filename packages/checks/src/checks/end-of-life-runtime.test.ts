import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './end-of-life-runtime.ts';

const check = kept(declared);

const node = { product: 'node', version: '22.7.1', path: '/nodejs/bin/node' };
const debian = { product: 'debian', version: '13', path: '/usr/lib/os-release' };
const seen = (seenOn: string, ...found: (typeof node)[]) => ({ releases: { seenOn, found } });

test('passes until the last day of each', () => {
  expect(check.judge(seen('2027-04-30', node, debian), subject({ language: 'node' }))).toMatchObject({
    outcome: 'pass',
    message: 'Node.js 22 gets fixes until 2027-04-30, Debian 13 gets fixes until 2030-06-30.',
  });
});

test('fails from the next day on, and names what tells it', () => {
  expect(check.judge(seen('2027-05-01', node, debian), subject({ language: 'node' }))).toMatchObject({
    outcome: 'fail',
    message: 'Node.js 22 got its last security fixes on 2027-04-30.',
    seen: [expect.stringContaining('/nodejs/bin/node: Node.js 22 (22.7.1)'), expect.stringContaining('Debian 13')],
  });
});

test('a runtime that can not be told is unknown, and one that nobody listed', () => {
  expect(check.judge(seen('2026-09-09', debian), subject({ language: 'node' })).outcome).toBe('unknown');
  const later = { ...node, version: '90.0.1' };
  expect(check.judge(seen('2026-09-09', later), subject({ language: 'node' }))).toMatchObject({
    ...{ outcome: 'unknown', message: 'When Node.js 90 comes to its end is not known here.' },
  });
});

test('where there is neither runtime nor system the question does not arise; an unknown system says nothing', () => {
  expect(check.judge(seen('2026-09-09'), subject({ language: 'other' })).outcome).toBe('not-applicable');
  const wolfi = { product: 'wolfi', version: '20230201', path: '/etc/os-release' };
  expect(check.judge(seen('2026-09-09', wolfi), subject({ language: 'other' })).outcome).toBe('not-applicable');
});
