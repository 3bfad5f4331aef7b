import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'unforwarded-signals',
  severity: 'high',
  title: { pass: 'The stop signal reaches the application', fail: 'PID 1 swallows the stop signal' },
  needs: ['init', 'shutdown'],
  settings: [{ key: 'entryPoint', to: 'the program itself, without a shell or package manager before it' }],

  judge({ init, shutdown }) {
    if (init.forwardsSignals === true)
      return pass(`The container ended on ${shutdown.signal} to PID 1: ${init.command}`);
    if (init.forwardsSignals === undefined) {
      return notApplicable('The application ignores the signal, also when it gets it directly; see slow-shutdown.');
    }
    return fail({
      message: `PID 1 did not pass ${shutdown.signal} on: the application ended only when the signal was sent to it directly.`,
      seen: [`PID 1: ${init.command}`, `no end within ${shutdown.graceMs / 1000} s of ${shutdown.signal} to PID 1`],
      fix: 'Write the command in exec form (`CMD ["node", "server.js"]`), without `sh -c` or a package manager in between.',
    });
  },
});
