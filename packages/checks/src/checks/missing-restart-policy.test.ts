import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './missing-restart-policy.ts';

const check = kept(declared);
const judge = (recovery: Parameters<typeof declared.judge>[0]['recovery'], of = subject()) =>
  check.judge({ recovery }, of);
const policy = 'unless-stopped';

test('passes when it is ready again; where nothing tells that, when it runs again', () => {
  expect(judge({ policy, startedMs: 240, readyMs: 900, waitedMs: 900, tellsReady: true })).toMatchObject({
    ...{ outcome: 'pass', message: 'It was ready again 900 ms after its end.' },
  });
  expect(judge({ policy, startedMs: 240, waitedMs: 1300, tellsReady: false })).toMatchObject({
    ...{ outcome: 'pass', message: 'It ran again 240 ms after its end.' },
  });
});

test('fails when it has no policy, does not run again, or does not become ready', () => {
  expect(judge({})).toMatchObject({ outcome: 'fail', certain: true });
  expect(judge({ policy, waitedMs: 10_000 })).toMatchObject({ outcome: 'fail' });
  expect(judge({ policy, startedMs: 240, waitedMs: 30_240, tellsReady: true })).toMatchObject({
    ...{ outcome: 'fail', message: expect.stringContaining('not ready within 30.2 s') },
  });
});

test('does not apply where it is to stay away, and to a bare image', () => {
  expect(judge({ policy: 'no' }).outcome).toBe('not-applicable');
  expect(judge({}, subject({ run: { command: 'docker run quay', refused: [] } as never })).outcome).toBe(
    'not-applicable',
  );
});
