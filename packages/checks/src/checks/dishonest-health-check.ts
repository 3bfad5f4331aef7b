import { formatDuration } from '@seaworthy/core/format';
import { counted } from '../counted.ts';
import { defineCheck, fail, pass, unknown } from '../define-check.ts';

const FIX = 'Let the health check ask the service itself, at the port and by the protocol that its users ask it.';

export default defineCheck({
  id: 'dishonest-health-check',
  severity: 'high',
  title: { pass: 'The health check tells when nothing serves', fail: 'The health check says yes when nothing serves' },
  needs: ['healthHonesty', 'frozenHealth'],
  cause: { compose: ['healthcheck'], dockerfile: ['HEALTHCHECK'] },
  settings: [{ key: 'readiness', to: 'a route that answers 200 only when it can do its work' }],

  judge({ healthHonesty: { command, withoutService, routes, deafPorts = [] }, frozenHealth }, { listens }) {
    const { exitCode, output } = withoutService;
    const broken = routes.filter(({ status }) => status >= 500);
    const measures = [
      { value: exitCode === 0 ? 1 : 0, budget: 0, unit: 'successes', label: 'Without the service' },
      { value: frozenHealth.answer.exitCode === 0 ? 1 : 0, budget: 0, unit: 'successes', label: 'While it hangs' },
      ...(routes.length === 0
        ? []
        : [{ value: broken.length, of: routes.length, unit: 'routes', label: 'Server errors' }]),
    ];
    if (exitCode === 0) {
      return fail({
        measures,
        message:
          'It succeeds in a container where the service was never started, so it can never say that something is wrong.',
        seen: [command.join(' '), `exit code 0 without the service: ${output || '(no output)'}`],
        fix: FIX,
      });
    }
    if (frozenHealth.answer.exitCode === 0) {
      const lasted = `${formatDuration(frozenHealth.frozenMs)} after every process of the service was stopped`;
      // Nobody waits for answers of it: it may write down now and then that it lives, and that may be old.
      if (!listens) return unknown(`It still succeeds ${lasted}; what it goes by may be older.`, [command.join(' ')]);
      return fail({
        measures,
        message: `It succeeds while the service hangs: ${lasted}, it still said yes.`,
        seen: [
          command.join(' '),
          `exit code 0 while ${counted(frozenHealth.processes, 'process')} of the service stood still: ${frozenHealth.answer.output || '(no output)'}`,
        ],
        fix: FIX,
      });
    }
    if (deafPorts.length > 0) {
      const ports = deafPorts.join(', ');
      return fail({
        measures,
        message: `It succeeds while nothing listens on port ${ports}, where the service is said to be.`,
        seen: [command.join(' '), `port ${ports}: nothing listens, not even on loopback`],
        fix: FIX,
      });
    }
    // One route that fails may be meant to; when nothing else answers, what is healthy is the health route alone.
    if (routes.length > 0 && broken.length === routes.length) {
      return fail({
        measures,
        message: 'It succeeds while every other route that is known answers with a server error.',
        seen: [command.join(' '), ...broken.map(({ path, status }) => `GET ${path}: ${status}`)],
        fix: FIX,
      });
    }
    return pass(
      `Without the service it ${said(exitCode)}; while the service hangs it ${said(frozenHealth.answer.exitCode)}.`,
      {
        measures,
        seen: routes.map(({ path, status }) => `GET ${path}: ${status}`),
      },
    );
  },
});

function said(exitCode: number | undefined): string {
  return exitCode === undefined ? 'gives no answer in time' : `ends with exit code ${exitCode}`;
}
