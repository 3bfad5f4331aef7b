import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'privilege-escalation',
  severity: 'medium',
  title: { pass: 'Processes cannot gain privileges', fail: 'Processes can gain privileges' },
  needs: ['processes'],
  settings: [],

  judge({ processes }) {
    const able = processes.filter(({ noNewPrivileges }) => !noNewPrivileges);
    if (able.length === 0) return pass(`no_new_privs is set on ${processes.length} of ${processes.length} processes.`);

    return fail({
      message: `${able.length} of ${processes.length} processes run without no_new_privs: a set-uid program makes them root.`,
      measures: [{ value: able.length, budget: 0, unit: 'processes' }],
      seen: able.map(({ pid, command }) => `pid ${pid}: NoNewPrivs 0: ${command}`),
      fix: "Set `security_opt: ['no-new-privileges:true']` on the service.",
    });
  },
});
