import { defineCheck, fail, pass } from '../define-check.ts';

const FIX = 'Let the health check ask the service itself, at the port and by the protocol that its users ask it.';

export default defineCheck({
  id: 'dishonest-health-check',
  severity: 'high',
  title: { pass: 'The health check tells when nothing serves', fail: 'The health check says yes when nothing serves' },
  needs: ['healthHonesty'],
  settings: [{ key: 'readiness', to: 'a route that answers 200 only when it can do its work' }],

  judge({ healthHonesty: { command, withoutService, routes } }) {
    const { exitCode, output } = withoutService;
    const broken = routes.filter(({ status }) => status >= 500);
    const measures = [
      { value: exitCode === 0 ? 1 : 0, budget: 0, unit: 'successes', label: 'Without the service' },
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
    // One route that fails may be meant to; when nothing else answers, what is healthy is the health route alone.
    if (routes.length > 0 && broken.length === routes.length) {
      return fail({
        measures,
        message: 'It succeeds while every other route that is known answers with a server error.',
        seen: [command.join(' '), ...broken.map(({ path, status }) => `GET ${path}: ${status}`)],
        fix: FIX,
      });
    }
    const said = exitCode === undefined ? 'gives no answer in time' : `ends with exit code ${exitCode}`;
    return pass(`Without the service it ${said}.`, {
      measures,
      seen: routes.map(({ path, status }) => `GET ${path}: ${status}`),
    });
  },
});
