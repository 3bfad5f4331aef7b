import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unready-dependency.ts';

const check = kept(declared);

const honest = {
  ...{ dependency: 'db', pausedMs: 2100, recoveredMs: 700, ended: false },
  readiness: { path: '/ready', before: 200, during: 503 },
  routes: [{ path: '/', before: 200 }],
};
const says = { ...honest, readiness: { path: '/ready', before: 200, during: 200 } };

test('passes when readiness said no, or nothing, and yes again', () => {
  expect(check.judge({ dependencyLoss: [honest] }, subject())).toMatchObject({
    ...{ outcome: 'pass', message: 'Not ready without db, and ready again with it.' },
    seen: ['db stood still: /ready 200 → 503, / 200 → no answer; ready again after 700 ms'],
  });
  const silent = { ...honest, readiness: { path: '/ready', before: 200 } };
  expect(check.judge({ dependencyLoss: [silent] }, subject()).outcome).toBe('pass');
});

test('fails when readiness says yes while another route has no answer, or a server error', () => {
  expect(check.judge({ dependencyLoss: [honest, says] }, subject())).toMatchObject({
    ...{ outcome: 'fail', message: '/ready says that it is ready while db stands still and / fails.' },
  });
  const failing = { ...says, routes: [{ path: '/', before: 200, during: 500 }] };
  expect(check.judge({ dependencyLoss: [failing] }, subject()).outcome).toBe('fail');
});

test('fails when it does not come back, or ended', () => {
  const { recoveredMs: _, ...away } = honest;
  expect(check.judge({ dependencyLoss: [away] }, subject())).toMatchObject({
    ...{ outcome: 'fail', message: 'It did not get ready again by itself when db had stood still for 2.1 s.' },
  });
  expect(check.judge({ dependencyLoss: [{ ...honest, ended: true }] }, subject())).toMatchObject({
    ...{ outcome: 'fail', message: 'Its container ended when db had stood still for 2.1 s.' },
  });
});

test('where nothing changes nobody knows that it needs the datastore', () => {
  const unmoved = { ...says, routes: [{ path: '/', before: 200, during: 200 }] };
  expect(check.judge({ dependencyLoss: [unmoved] }, subject()).outcome).toBe('not-applicable');
});
