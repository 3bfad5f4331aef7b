import type { ServiceEvidence } from '@seaworthy/core/model';
import { containerProcess, subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { checks } from './checks.gen.ts';
import { judge } from './judge.ts';
import { evidenceFor, leaveOut } from './leave-out.ts';

const all = Object.keys(checks);

test('only one check: all others are left out, and its evidence alone is wanted', () => {
  const leftOut = leaveOut({ only: ['root-user'] });
  expect([...leftOut.keys()]).toEqual(all.filter((id) => id !== 'root-user'));
  expect(new Set(leftOut.values())).toEqual(new Set(['Left out by `--only`.']));
  expect(evidenceFor(leftOut)).toEqual(checks['root-user'].needs);
});

test('what is skipped is skipped, also where it was asked for', () => {
  const leftOut = leaveOut({ only: ['root-user', 'heap-share'], skip: ['heap-share'] });
  expect(leftOut.get('heap-share')).toBe('Left out by `--skip`.');
  expect(evidenceFor(leftOut)).toEqual(['processes']);
});

test('evidence that another check needs is wanted still; with nothing left out, all that there is', () => {
  const wanted = evidenceFor(leaveOut({ skip: ['root-user', 'leaked-secret'] }));
  expect(wanted).toContain('processes');
  expect(evidenceFor(leaveOut({}))).toBeUndefined();
});

test('a check that is left out never passes, whatever was seen, and says why', () => {
  const observations: ServiceEvidence['observations'] = {
    processes: { observed: true, by: '/proc', value: [containerProcess()] },
  };
  const evidence = { schemaVersion: 1 as const, services: [{ subject: subject(), observations }] };
  const verdictOf = (leftOut = leaveOut({})) => judge(evidence, leftOut).find(({ check }) => check === 'root-user');
  expect(verdictOf()).toMatchObject({ outcome: 'pass' });
  expect(verdictOf()).not.toHaveProperty('leftOut');
  expect(verdictOf(leaveOut({ skip: ['root-user'] }))).toEqual({
    ...{ check: 'root-user', service: 'shop', outcome: 'not-applicable', leftOut: true, severity: 'high' },
    ...{ title: checks['root-user'].title.pass, message: 'Left out by `--skip`.' },
    ...{ measures: [], seen: [], observedBy: [] },
  });
  expect(judge(evidence, leaveOut({ only: ['root-user'] }))).toHaveLength(all.length);
});
