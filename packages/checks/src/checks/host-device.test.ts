import { isolation, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './host-device.ts';

const check = kept(declared);

test('passes without devices', () => {
  expect(check.judge({ isolation: isolation() }, subject())).toMatchObject({ outcome: 'pass', seen: [] });
});

test('fails for a device and for a rule that lets it make one', () => {
  const evidence = { devices: [{ path: '/dev/kvm', permissions: 'rw' }], deviceRules: ['c 189:* rmw'] };
  expect(check.judge({ isolation: isolation(evidence) }, subject())).toMatchObject({
    ...{ outcome: 'fail', measures: [{ value: 2, budget: 0, unit: 'devices' }] },
    seen: ['devices: /dev/kvm (rw)', 'device_cgroup_rules: c 189:* rmw'],
  });
});

test('a GPU that is asked for as such is named; another kind of request fails', () => {
  const gpu = { driver: 'nvidia', capabilities: ['gpu', 'utility'] };
  expect(check.judge({ isolation: isolation({ deviceRequests: [gpu] }) }, subject())).toMatchObject({
    ...{ outcome: 'pass', seen: ['GPU by driver nvidia: gpu, utility'] },
  });
  const deviceRequests = [gpu, { driver: 'cdi', capabilities: [] }];
  expect(check.judge({ isolation: isolation({ deviceRequests }) }, subject())).toMatchObject({ outcome: 'fail' });
});
