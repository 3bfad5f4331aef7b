import { defineCheck, fail, pass } from '../define-check.ts';

/**
 * Calls that Docker's own profile refuses without a capability, and that reach into the kernel or out of the container:
 * https://docs.docker.com/engine/security/seccomp/#significant-syscalls-blocked-by-the-default-profile
 */
const REFUSED_BY_DEFAULT = [
  ...[
    'acct',
    'add_key',
    'bpf',
    'clock_settime',
    'create_module',
    'delete_module',
    'finit_module',
    'fsopen',
    'init_module',
  ],
  ...['ioperm', 'iopl', 'kexec_file_load', 'kexec_load', 'keyctl', 'mount', 'move_mount', 'nfsservctl'],
  ...['open_by_handle_at', 'open_tree', 'perf_event_open', 'pivot_root', 'quotactl', 'reboot', 'request_key', 'setns'],
  ...['settimeofday', 'swapoff', 'swapon', 'umount', 'umount2', 'unshare', 'uselib', 'userfaultfd', 'vm86'],
];
const PERMITS_BY_DEFAULT = /^SCMP_ACT_(?:ALLOW|LOG|TRACE|NOTIFY)$/;

export default defineCheck({
  id: 'permissive-seccomp-profile',
  severity: 'high',
  title: { pass: 'The seccomp profile refuses what it should', fail: 'The seccomp profile permits too much' },
  also: { cis: ['5.22'] },
  needs: ['seccompProfile'],
  cause: { compose: ['privileged', 'security_opt'] },
  settings: [],

  judge({ seccompProfile: { profile, defaultAction = '', permitted } }) {
    if (profile === 'default') return pass("The engine's own profile is in force.");
    if (profile === 'unconfined') {
      return permits('No profile is in force: every system call of the kernel may be made.', ['seccomp: unconfined']);
    }
    // A list of what is forbidden forgets what it does not know; the mode `filter` in /proc looks the same either way.
    if (PERMITS_BY_DEFAULT.test(defaultAction)) {
      return permits('The profile permits every call that it does not name.', [`defaultAction: ${defaultAction}`]);
    }
    const dangerous = REFUSED_BY_DEFAULT.filter((call) => permitted.includes(call));
    const measures = [{ value: dangerous.length, budget: 0, unit: 'system calls' }];
    if (dangerous.length === 0) {
      return pass(`A profile of the service's own permits ${permitted.length} calls, none of those that matter.`, {
        measures,
      });
    }
    return permits("The profile permits calls that the engine's own refuses.", [dangerous.join(' ')], measures);
  },
});

function permits(message: string, seen: string[], measures: { value: number; budget: number; unit: string }[] = []) {
  const fix =
    "Remove `seccomp` from `security_opt`, or start from the engine's own profile and add the calls that the program needs.";
  return fail({ message, measures, seen, fix });
}
