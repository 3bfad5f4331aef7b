import { constants } from 'node:os';
import { formatDuration } from '@seaworthy/core/format';
import { defineCheck, fail, pass } from '../define-check.ts';

/** By convention a program that ends by a signal's default action exits with 128 and its number. */
const BY_SIGNAL = 128 + constants.signals.SIGINT;

export default defineCheck({
  id: 'unhandled-interrupt',
  severity: 'low',
  title: { pass: 'Ctrl-C stops it', fail: 'Ctrl-C does not stop it in order' },
  needs: ['interrupt'],
  timing: true,

  judge({ interrupt: { exitMs, exitCode = -1, graceMs } }) {
    const fix =
      'Handle SIGINT as SIGTERM (Node: `for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop)`), and let an init be PID 1: the kernel ignores a signal to PID 1 that has no handler.';
    if (exitMs === undefined) {
      return fail({
        message: `It was still running ${formatDuration(graceMs)} after SIGINT, the end of its grace period.`,
        seen: [`SIGINT, then SIGKILL after ${formatDuration(graceMs)}`],
        fix,
      });
    }
    const ended = `It ended ${formatDuration(exitMs)} after SIGINT with exit code ${exitCode}`;
    if (exitCode === 0) return pass(`${ended}.`);
    if (exitCode === BY_SIGNAL) return pass(`${ended}: the signal's own.`);
    return fail({
      message: `${ended}: whoever stops it by Ctrl-C sees a crash.`,
      seen: [`SIGINT, exit code ${exitCode}`],
      fix,
      // Which code it chose is no matter of time.
      certain: true,
    });
  },
});
