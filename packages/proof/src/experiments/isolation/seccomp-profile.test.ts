import { expect, test } from 'vitest';
import { profileOfOption } from './seccomp-profile.ts';

test('a profile is what its rules permit without a condition', () => {
  const profile = {
    defaultAction: 'SCMP_ACT_ERRNO',
    syscalls: [
      { names: ['read', 'write'], action: 'SCMP_ACT_ALLOW', args: [], comment: '', includes: {}, excludes: {} },
      { name: 'bpf', action: 'SCMP_ACT_LOG', args: null },
      { names: ['clone'], action: 'SCMP_ACT_ALLOW', args: [{ index: 0, value: 7, op: 'SCMP_CMP_MASKED_EQ' }] },
      { names: ['mount'], action: 'SCMP_ACT_ALLOW', includes: { caps: ['CAP_SYS_ADMIN'] } },
      { names: ['acct'], action: 'SCMP_ACT_ERRNO' },
    ],
  };
  expect(profileOfOption(JSON.stringify(profile))).toMatchObject({
    value: { profile: 'custom', defaultAction: 'SCMP_ACT_ERRNO', permitted: ['bpf', 'read', 'write'] },
  });
});

test('none is none; what cannot be read is not observed', () => {
  expect(profileOfOption('unconfined')).toMatchObject({ value: { profile: 'unconfined', permitted: [] } });
  for (const text of ['localhost/shop.json', '{"defaultAction": 7}', '{']) {
    expect(profileOfOption(text)).toMatchObject({ observed: false, applicable: true });
  }
});
