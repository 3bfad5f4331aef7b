import { formatDuration } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'unforwarded-signals',
  severity: 'high',
  title: { pass: 'The stop signal reaches the application', fail: 'PID 1 swallows the stop signal' },
  also: { hadolint: ['DL3025'], buildkit: ['JSONArgsRecommended'] },
  needs: ['init', 'shutdown'],
  cause: { compose: ['entrypoint', 'command'], dockerfile: ['ENTRYPOINT', 'CMD'] },
  settings: [{ key: 'entryPoint', to: 'the program itself, without a shell or package manager before it' }],

  judge({ init, shutdown }) {
    const measures = [{ value: init.forwardsSignals === true ? 0 : 1, budget: 0, unit: 'signals', label: 'Swallowed' }];
    if (init.forwardsSignals === true)
      return pass(`The container ended on ${shutdown.signal} to PID 1: ${init.command}`, { measures });
    if (init.forwardsSignals === undefined) {
      return notApplicable('The application ignores the signal, also when it gets it directly; see slow-shutdown.');
    }
    return fail({
      message: `PID 1 did not pass ${shutdown.signal} on: the application ended only when the signal was sent to it directly.`,
      measures,
      seen: [
        `PID 1: ${init.command}`,
        `no end within ${formatDuration(shutdown.graceMs)} of ${shutdown.signal} to PID 1`,
      ],
      fix: 'Write the command in exec form (`CMD ["node", "server.js"]`), without `sh -c` or a package manager in between.',
    });
  },
});
