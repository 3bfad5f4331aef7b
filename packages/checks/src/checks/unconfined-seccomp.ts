import { countProcesses } from '../count-processes.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'unconfined-seccomp',
  severity: 'medium',
  title: { pass: 'System calls are filtered', fail: 'System calls are not filtered' },
  also: { cis: ['5.22'], 'compose-lint': ['CL-0009'] },
  needs: ['processes'],
  cause: { compose: ['privileged', 'security_opt'] },
  settings: [],

  judge({ processes }) {
    const unconfined = processes.filter(({ seccomp }) => seccomp === 'disabled');
    const [count, all] = [countProcesses(unconfined), countProcesses(processes)];
    const measures = [{ value: count, budget: 0, unit: 'processes' }];
    if (count === 0) return pass(`System calls are filtered for ${all} of ${all} processes.`, { measures });

    return fail({
      message: `${count} of ${all} processes may use every system call of the kernel.`,
      measures,
      seen: unconfined.map(({ pid, command }) => `pid ${pid}: Seccomp 0: ${command}`),
      fix: 'Remove `seccomp:unconfined` and `privileged` from the service; the engine filters by default.',
    });
  },
});
