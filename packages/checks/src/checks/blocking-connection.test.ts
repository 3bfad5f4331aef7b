import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './blocking-connection.ts';

const check = kept(declared);
const base = {
  ...{ signal: 'SIGTERM', graceMs: 30_000, end: 'alone' as 'alone' | 'released' | 'never', exitMs: 3100 },
  ...{ silent: 2, idle: 2, webSockets: [{ path: '/ws', closed: [1001], cut: 1 }], eventStreams: [], tried: ['/'] },
};
const judge = (changes: Partial<typeof base>) => check.judge({ openConnections: { ...base, ...changes } }, subject());

test('passes when it ends while connections are open', () => {
  expect(judge({})).toMatchObject({
    outcome: 'pass',
    seen: ['kept open: 2 silent connections, 2 idle connections, 2 WebSockets'],
  });
});

test('fails when it ended only as the client closed its connections', () => {
  expect(judge({ end: 'released', exitMs: 30_100 })).toMatchObject({
    outcome: 'fail',
    message: expect.stringContaining('when the client closed its connections'),
  });
});

test('one that gives up by itself just before the kill has a deadline of its own', () => {
  expect(judge({ exitMs: 29_900 })).toMatchObject({
    outcome: 'pass',
    measures: [{ value: 29.9, budget: 30, unit: 's' }],
  });
});

test('of one that never ends it is not known what holds it', () => {
  expect(judge({ end: 'never' }).outcome).toBe('not-applicable');
});

test('with no connection open nobody knows', () => {
  expect(judge({ silent: 0, idle: 0, webSockets: [] }).outcome).toBe('unknown');
  expect(judge({ silent: 0, idle: 0, webSockets: [], eventStreams: [] }).outcome).toBe('unknown');
});
