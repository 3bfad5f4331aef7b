import { isolation, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './host-namespace.ts';

const check = kept(declared);

const all = ['network', 'pid', 'ipc', 'uts', 'user', 'cgroup'] as const;

test('passes with namespaces of its own, and with those of another container', () => {
  const namespaces = [{ namespace: 'pid' as const, sharedWith: 'service:db' }];
  expect(check.judge({ isolation: isolation({ namespaces }) }, subject())).toMatchObject({ outcome: 'pass' });
});

test.each(all)('fails for %s of the host', (namespace) => {
  const evidence = isolation({ namespaces: [{ namespace, sharedWith: 'host' }] });
  expect(check.judge({ isolation: evidence }, subject())).toMatchObject({
    ...{ outcome: 'fail', measures: [{ value: 1, budget: 0, unit: 'namespaces' }] },
    seen: [expect.stringMatching(`^${namespace}: .`)],
  });
});
