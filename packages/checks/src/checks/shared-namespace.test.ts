import { isolation, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './shared-namespace.ts';

const check = kept(declared);

test('passes for one that shares nothing, or with the host alone, which is another check', () => {
  expect(check.judge({ isolation: isolation() }, subject())).toMatchObject({ outcome: 'pass' });
  const namespaces = [{ namespace: 'network' as const, sharedWith: 'host' }];
  expect(check.judge({ isolation: isolation({ namespaces }) }, subject())).toMatchObject({ outcome: 'pass' });
});

test('fails and names whom it shares with', () => {
  const namespaces = [
    { namespace: 'pid' as const, sharedWith: 'service:ledger' },
    { namespace: 'ipc' as const, sharedWith: 'others' },
  ];
  expect(check.judge({ isolation: isolation({ namespaces }) }, subject())).toMatchObject({
    ...{ outcome: 'fail', measures: [{ value: 2, budget: 0, unit: 'namespaces' }] },
    seen: ['pid: shared with service:ledger', 'ipc: shared with others'],
  });
});
