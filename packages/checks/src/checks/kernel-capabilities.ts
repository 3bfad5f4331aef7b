import { countProcesses } from '../count-processes.ts';
import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'kernel-capabilities',
  severity: 'high',
  title: { pass: 'All kernel capabilities are dropped', fail: 'Processes hold kernel capabilities' },
  also: { cis: ['5.4'], 'compose-lint': ['CL-0006'] },
  needs: ['processes'],
  cause: { compose: ['privileged', 'cap_add', 'cap_drop'] },
  settings: [],

  judge({ processes }) {
    const holders = processes.filter(({ capabilities }) => capabilities.length > 0);
    const [count, all] = [countProcesses(holders), countProcesses(processes)];
    const measures = [{ value: count, budget: 0, unit: 'processes' }];
    if (holders.length === 0) {
      return pass(`${counted(all, 'process')}, none with an effective or permitted capability.`, {
        measures,
      });
    }

    const names = [...new Set(holders.flatMap(({ capabilities }) => capabilities))].sort();
    return fail({
      message: `${count} of ${all} processes hold ${names.length} capabilities.`,
      measures,
      seen: holders.map(({ pid, command, capabilities }) => `pid ${pid}: ${command}: ${capabilities.join(' ')}`),
      fix: 'Set `cap_drop: [ALL]` on the service and run it as a non-root user; add back single ones only where it needs them.',
    });
  },
});
