import { defineCheck, fail, pass } from '../define-check.ts';
import { killedEachTime } from '../killed-each-time.ts';

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
        message: `It was still running ${shutdown.graceMs / 1000} s after ${shutdown.signal}, the end of its grace period, and was killed.`,
        measures,
        seen: [`${shutdown.signal}, then SIGKILL after ${shutdown.graceMs} ms`],
        fix: 'Handle SIGTERM: stop listening, end open requests, exit; and see to it that the signal arrives (unforwarded-signals).',
      });
    }
    if (seconds <= budgets.shutdownSeconds) {
      return pass(`It ended ${seconds} s after ${shutdown.signal}.`, { measures });
    }
    return fail({
      message: `It ended ${seconds} s after ${shutdown.signal}; its budget is ${budgets.shutdownSeconds} s.`,
      measures,
      seen: [`exit ${shutdown.exitMs} ms after ${shutdown.signal}, grace period ${shutdown.graceMs} ms`],
      fix: 'Close idle connections at once and give open requests a deadline shorter than the grace period.',
    });
  },
});
