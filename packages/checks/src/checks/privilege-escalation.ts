import { countProcesses } from '../count-processes.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'privilege-escalation',
  severity: 'medium',
  title: { pass: 'Processes cannot gain privileges', fail: 'Processes can gain privileges' },
  also: { cis: ['5.26'], 'compose-lint': ['CL-0003'] },
  needs: ['processes'],
  cause: { compose: ['security_opt'] },
  settings: [],

  judge({ processes }) {
    const able = processes.filter(({ noNewPrivileges }) => !noNewPrivileges);
    const [count, all] = [countProcesses(able), countProcesses(processes)];
    const measures = [{ value: count, budget: 0, unit: 'processes' }];
    if (count === 0) return pass(`no_new_privs is set on ${all} of ${all} processes.`, { measures });

    return fail({
      message: `${count} of ${all} processes run without no_new_privs: a set-uid program makes them root.`,
      measures,
      seen: able.map(({ pid, command }) => `pid ${pid}: NoNewPrivs 0: ${command}`),
      fix: "Set `security_opt: ['no-new-privileges:true']` on the service.",
    });
  },
});
