import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'slow-start',
  severity: 'medium',
  title: { pass: 'It starts within its budget', fail: 'It does not start within its budget' },
  needs: ['start'],
  timing: true,

  judge({ start }, { budgets }) {
    const budget = budgets.startSeconds;
    if (start.exitCode !== undefined) {
      return fail({
        message: `It ended with exit code ${start.exitCode} before it gave a healthy answer.`,
        seen: [`exit code ${start.exitCode}, ${start.waitedMs} ms after the container's start`],
        certain: true,
        fix: 'Correct what its last lines name; the error at the end of the run shows them.',
      });
    }
    if (start.healthyMs === undefined) {
      return fail({
        message: `It gave no healthy answer within ${start.waitedMs / 1000} s.`,
        measures: [{ value: start.waitedMs / 1000, budget, unit: 's' }],
        seen: [`no healthy answer ${start.waitedMs} ms after the container's start`],
        fix: 'Look at what it waits for: `seaworthy up` shows its last lines and what its health check said.',
      });
    }
    const seconds = start.healthyMs / 1000;
    const measures = [{ value: seconds, budget, unit: 's' }];
    if (seconds <= budget) return pass(`Healthy after ${seconds} s.`, { measures });
    return fail({
      message: `Healthy after ${seconds} s; its budget is ${budget} s.`,
      measures,
      seen: [`first healthy answer ${start.healthyMs} ms after the container's start`],
      fix: 'Move work out of the start (migrations, warm-up, compiling), or raise the budget `startSeconds` if it has to be so.',
    });
  },
});
