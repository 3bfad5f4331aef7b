import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import healthCheck from './failing-health-check.ts';

const check = kept(healthCheck);

const declared = { declared: true, command: ['CMD', '/bin/ask'], failures: [] };

test('passes when healthy, whatever failed before', () => {
  const health = { ...declared, status: 'healthy' as const, failures: [{ exitCode: 3, output: 'refused' }] };
  expect(check.judge({ health }, subject())).toEqual({
    ...{ outcome: 'pass', message: 'CMD /bin/ask succeeds.' },
    measures: [{ value: 1, unit: 'failures', label: 'Seen' }],
  });
});

test('fails when unhealthy and shows what it printed', () => {
  const health = { ...declared, status: 'unhealthy' as const, failures: [{ exitCode: 3, output: 'refused' }] };
  expect(check.judge({ health }, subject())).toMatchObject({
    outcome: 'fail',
    message: 'The service is unhealthy: its health check ends with exit code 3.',
    seen: ['CMD /bin/ask', 'exit code 3: refused'],
  });
});

test('fails when it never gave an answer', () => {
  expect(check.judge({ health: { ...declared, status: 'starting' } }, subject())).toMatchObject({
    outcome: 'fail',
    message: 'The service is still starting: its health check has given no answer.',
  });
});

test('does not apply without a health check', () => {
  const health = { declared: false, command: [], status: 'none' as const, failures: [] };
  expect(check.judge({ health }, subject())).toMatchObject({ outcome: 'not-applicable' });
});

test.each<[string, number, string, boolean]>([
  ['three times', 3, 'connect ECONNREFUSED', true],
  ['once', 1, 'connect ECONNREFUSED', false],
  ['by being cut off', 3, 'Health check exceeded timeout (3s)', false],
])('a check that failed %s: certain on a busy machine, too', (_, times, output, certain) => {
  const failures = Array.from({ length: times }, () => ({ exitCode: -1, output }));
  const health = { ...declared, status: 'unhealthy' as const, failures };
  expect(check.judge({ health }, subject())).toMatchObject({ outcome: 'fail', certain });
});

test('one answer among checks that were cut off is not certain on a busy machine', () => {
  const cutOff = { exitCode: -1, output: 'Health check exceeded timeout (3s)' };
  const failures = [cutOff, { exitCode: 3, output: 'refused' }, cutOff];
  const health = { ...declared, status: 'unhealthy' as const, failures };
  expect(check.judge({ health }, subject())).toMatchObject({ outcome: 'fail', certain: false });
});
