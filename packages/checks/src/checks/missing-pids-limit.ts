import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'missing-pids-limit',
  severity: 'medium',
  title: { pass: 'The number of processes is limited', fail: 'The number of processes is not limited' },
  also: { cis: ['5.29'] },
  needs: ['limits'],
  cause: {},
  settings: [{ key: 'pids', to: 'a number of processes and threads' }],

  judge({ limits }) {
    if (limits.pids !== undefined) {
      return pass(`The kernel allows ${limits.pids} processes and threads.`, {
        measures: [{ value: limits.pids, unit: 'processes' }],
      });
    }
    return fail({
      message: 'A program that forks without end leaves no process to anybody on the host.',
      seen: ['The pids control group has no limit.'],
      fix: 'Set `pids_limit:` or `deploy.resources.limits.pids` on the service.',
    });
  },
});
