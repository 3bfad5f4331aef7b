import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './missing-health-check.ts';

const check = kept(declared);

test('passes when one is declared, also one that fails', () => {
  const health = { declared: true, command: ['CMD', '/bin/ask'], status: 'unhealthy' as const, failures: [] };
  expect(check.judge({ health }, subject())).toEqual({
    ...{ outcome: 'pass', message: 'The engine asks by CMD /bin/ask' },
    measures: [{ value: 0, budget: 0, unit: 'services', label: 'Without one' }],
  });
});

test('fails when none is declared', () => {
  const health = { declared: false, command: [], status: 'none' as const, failures: [] };
  expect(check.judge({ health }, subject())).toMatchObject({ outcome: 'fail' });
});

test('does not apply to a worker without one', () => {
  const health = { declared: false, command: [], status: 'none' as const, failures: [] };
  expect(check.judge({ health }, subject({ shape: 'worker', listens: false }))).toEqual({
    outcome: 'not-applicable',
    message: 'A worker answers no requests.',
  });
});
