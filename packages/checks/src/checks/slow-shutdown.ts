import { formatDuration } from '@seaworthy/core/format';
import { defineCheck, fail, pass } from '../define-check.ts';
import { killedEachTime } from '../killed-each-time.ts';
import { describeOverBudget } from '../over-budget.ts';

export default defineCheck({
  id: 'slow-shutdown',
  severity: 'high',
  title: { pass: 'It stops in time', fail: 'It does not stop in time' },
  needs: ['shutdown'],
  timing: true,

  judge({ shutdown }, { budgets }) {
    const seconds = shutdown.exitMs / 1000;
    const measures = [{ value: seconds, budget: budgets.shutdownSeconds, unit: 's', label: 'Stopped after' }];
    if (shutdown.killed) {
      return fail({
        certain: killedEachTime(shutdown),
        message: `It was still running ${formatDuration(shutdown.graceMs)} after ${shutdown.signal}, the end of its grace period, and was killed.`,
        measures,
        seen: [`${shutdown.signal}, then SIGKILL after ${formatDuration(shutdown.graceMs)}`],
        fix: 'Handle SIGTERM: stop listening, end open requests, exit; and see to it that the signal arrives (unforwarded-signals).',
      });
    }
    if (seconds <= budgets.shutdownSeconds) {
      return pass(`It ended ${formatDuration(shutdown.exitMs)} after ${shutdown.signal}.`, { measures });
    }
    return fail({
      message: `After ${shutdown.signal} it took ${describeOverBudget(shutdown.exitMs, budgets.shutdownSeconds * 1000)}.`,
      measures,
      seen: [
        `exit ${formatDuration(shutdown.exitMs)} after ${shutdown.signal}, grace period ${formatDuration(shutdown.graceMs)}`,
      ],
      fix: 'Close idle connections at once and give open requests a deadline shorter than the grace period.',
    });
  },
});
