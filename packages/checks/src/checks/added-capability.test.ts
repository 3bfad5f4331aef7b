import { isolation, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './added-capability.ts';

const check = kept(declared);

test('passes without any, and with one that every container has', () => {
  expect(check.judge({ isolation: isolation() }, subject()).outcome).toBe('pass');
  const evidence = isolation({ addedCapabilities: ['CHOWN', 'NET_BIND_SERVICE'] });
  expect(check.judge({ isolation: evidence }, subject())).toMatchObject({
    outcome: 'pass',
    seen: ['CHOWN', 'NET_BIND_SERVICE'],
  });
});

test.each(['SYS_ADMIN', 'NET_RAW', 'ALL'])('fails for %s', (name) => {
  const verdict = check.judge({ isolation: isolation({ addedCapabilities: ['CHOWN', name] }) }, subject());
  expect(verdict).toMatchObject({ outcome: 'fail', seen: [`cap_add: ${name}`] });
});

const GIVEN =
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT';

test.each(GIVEN.split(' '))('%s is what the engine gives every container', (name) => {
  expect(check.judge({ isolation: isolation({ addedCapabilities: [name] }) }, subject()).outcome).toBe('pass');
});

test('several are named one by one', () => {
  const evidence = isolation({ addedCapabilities: ['SYS_ADMIN', 'BPF'] });
  expect(check.judge({ isolation: evidence }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['cap_add: SYS_ADMIN', 'cap_add: BPF'] },
  });
});
