import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './exposed-database.ts';

const check = kept(declared);

const ports = [{ containerPort: 5432, protocol: 'tcp', hostAddress: '127.0.0.1', hostPort: 25432 }];

test('passes for a datastore without ports on the host', () => {
  expect(check.judge({ exposure: { ports: [] } }, subject({ shape: 'datastore' }))).toEqual({
    outcome: 'pass',
    message: 'Only services on its networks can reach it.',
    measures: [{ value: 0, budget: 0, unit: 'ports' }],
  });
});

test('fails for one with a port, also on loopback', () => {
  expect(check.judge({ exposure: { ports } }, subject({ shape: 'datastore' }))).toMatchObject({
    outcome: 'fail',
    seen: ['127.0.0.1:25432 → 5432/tcp'],
  });
});

test('does not apply to a service', () => {
  expect(check.judge({ exposure: { ports } }, subject())).toMatchObject({ outcome: 'not-applicable' });
});
