import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './permissive-seccomp-profile.ts';

const check = kept(declared);

const custom = {
  profile: 'custom' as const,
  defaultAction: 'SCMP_ACT_ERRNO',
  permitted: ['read', 'write'],
  refused: [],
};

test("passes for the engine's own profile, and for one that is narrower", () => {
  const seccompProfile = { profile: 'default' as const, permitted: [] };
  expect(check.judge({ seccompProfile }, subject()).outcome).toBe('pass');
  expect(check.judge({ seccompProfile: custom }, subject())).toMatchObject({
    ...{ outcome: 'pass', message: "A profile of the service's own permits 2 calls, none of those that matter." },
  });
});

test('fails for none', () => {
  const seccompProfile = { profile: 'unconfined' as const, permitted: [] };
  expect(check.judge({ seccompProfile }, subject())).toMatchObject({ outcome: 'fail', seen: ['seccomp: unconfined'] });
});

test.each(['ALLOW', 'LOG', 'TRACE', 'NOTIFY'])(
  'fails for a profile whose default is %s, whatever it names',
  (action) => {
    const seccompProfile = { ...custom, defaultAction: `SCMP_ACT_${action}` };
    expect(check.judge({ seccompProfile }, subject())).toMatchObject({
      ...{ outcome: 'fail', seen: [`defaultAction: SCMP_ACT_${action}`] },
    });
  },
);

test('fails for one that permits what the own one refuses, and names it', () => {
  const seccompProfile = { ...custom, permitted: ['bpf', 'mount', 'read'] };
  expect(check.judge({ seccompProfile }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['bpf mount'], measures: [{ value: 2, budget: 0, unit: 'system calls' }] },
  });
});

const REFUSED = [
  'acct add_key bpf clock_settime create_module delete_module finit_module fsopen init_module ioperm iopl kexec_file_load',
  'kexec_load keyctl mount move_mount nfsservctl open_by_handle_at open_tree perf_event_open pivot_root quotactl reboot',
  'request_key setns settimeofday swapoff swapon umount umount2 unshare uselib userfaultfd vm86',
].join(' ');

test.each(REFUSED.split(' '))('fails for one that permits %s', (call) => {
  expect(check.judge({ seccompProfile: { ...custom, permitted: [call] } }, subject())).toMatchObject({ seen: [call] });
});

test('an action that only contains such a name refuses', () => {
  for (const defaultAction of ['SCMP_ACT_ALLOWED', 'NO_SCMP_ACT_ALLOW']) {
    expect(check.judge({ seccompProfile: { ...custom, defaultAction } }, subject()).outcome).toBe('pass');
  }
});
