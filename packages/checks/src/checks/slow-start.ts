import { formatDuration } from '@seaworthy/core/format';
import { judgeListening } from '@seaworthy/core/processes';
import { defineCheck, fail, pass } from '../define-check.ts';
import { describeOverBudget } from '../over-budget.ts';

const LOOK = 'Look at what it waits for: `seaworthy up` shows its last lines and what its health check said.';

export default defineCheck({
  id: 'slow-start',
  severity: 'medium',
  title: { pass: 'It starts within its budget', fail: 'It does not start within its budget' },
  needs: ['start'],
  timing: true,

  judge({ start }, { budgets, port }) {
    const budget = budgets.startSeconds;
    if (start.exitCode !== undefined) {
      return fail({
        message: `It ended with exit code ${start.exitCode} before it gave a healthy answer.`,
        seen: [`exit code ${start.exitCode}, ${formatDuration(start.waitedMs)} after the container's start`],
        certain: true,
        fix: 'Correct what its last lines name; the error at the end of the run shows them.',
      });
    }
    if (start.healthyMs === undefined) {
      const wrong = port === undefined ? undefined : judgeListening(port, start.listening ?? []);
      const last = start.lastAnswer === undefined ? undefined : `the last that came was ${start.lastAnswer}`;
      const because = [wrong?.what, last].filter((part) => part !== undefined).join('; ');
      return fail({
        message: `It gave no healthy answer within ${formatDuration(start.waitedMs)}${because === '' ? '' : `: ${because}`}.`,
        measures: [{ value: start.waitedMs / 1000, budget, unit: 's', label: 'Healthy after' }],
        seen: [
          `no healthy answer ${formatDuration(start.waitedMs)} after the container's start`,
          ...(start.listening ?? []).map((socket) => `listens on ${socket.address}, port ${socket.port}`),
        ],
        // However long a machine takes: a port that is open elsewhere does not open here.
        certain: wrong !== undefined,
        fix: wrong === undefined ? LOOK : `${wrong.fix.charAt(0).toUpperCase()}${wrong.fix.slice(1)}`,
      });
    }
    const seconds = start.healthyMs / 1000;
    const measures = [{ value: seconds, budget, unit: 's', label: 'Healthy after' }];
    if (seconds <= budget) return pass(`Healthy after ${formatDuration(start.healthyMs)}.`, { measures });
    return fail({
      message: `Healthy after ${describeOverBudget(start.healthyMs, budget * 1000)}.`,
      measures,
      seen: [`first healthy answer ${formatDuration(start.healthyMs)} after the container's start`],
      fix: 'Move work out of the start (migrations, warm-up, compiling), or raise the budget `startSeconds` if it has to be so.',
    });
  },
});
