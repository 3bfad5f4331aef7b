import { constants } from 'node:os';
import { defineCheck, fail, pass } from '../define-check.ts';
import { killedEachTime } from '../killed-each-time.ts';

export default defineCheck({
  id: 'unclean-shutdown',
  severity: 'high',
  title: { pass: 'It ends with a clean exit code', fail: 'It ends with an error' },
  needs: ['shutdown'],
  timing: true,

  judge({ shutdown }) {
    const { exitCode, signal, killed } = shutdown;
    // By convention a program that ends by a signal's default action exits with 128 and its number. Whether anything was
    // lost is measured, not told from the code (lost-in-flight-request).
    const bySignal = 128 + ((constants.signals as Record<string, number>)[signal] ?? 15);
    if (!killed && exitCode === 0) return pass(`Exit code 0 after ${signal}.`);
    if (!killed && exitCode === bySignal) return pass(`Exit code ${exitCode} after ${signal}: the signal's own.`);

    return fail({
      message: killed
        ? `It had to be killed: exit code ${exitCode} instead of 0 after ${signal}.`
        : `Exit code ${exitCode} after ${signal}: an orderly stop looks like a crash to every orchestrator.`,
      // Which code it chose is no matter of time; that it did not end by itself may be.
      certain: !killed || killedEachTime(shutdown),
      seen: [`${signal}, exit code ${exitCode}${killed ? ', killed' : ''}`],
      fix: 'Handle SIGTERM and end with exit code 0 when all is closed; start the program itself, not a package manager.',
    });
  },
});
