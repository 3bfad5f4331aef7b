import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'failing-health-check',
  severity: 'high',
  title: { pass: 'The health check succeeds', fail: 'The health check fails' },
  also: { cis: ['5.27'] },
  needs: ['health'],
  cause: { compose: ['healthcheck'], dockerfile: ['HEALTHCHECK'] },
  settings: [
    { key: 'readiness', to: 'a route that answers 200 when it can do its work' },
    { key: 'port', to: 'the port that it listens on' },
  ],
  timing: true,

  judge({ health }) {
    if (!health.declared) return notApplicable('There is no health check that could fail.');
    const measures = [{ value: health.failures.length, unit: 'failures', label: 'Seen' }];
    if (health.status === 'healthy') return pass(`${health.command.join(' ')} succeeds.`, { measures });

    const last = health.failures.at(-1);
    return fail({
      measures,
      certain: saidNo(health.failures),
      message:
        last === undefined
          ? `The service is still ${health.status}: its health check has given no answer.`
          : `The service is ${health.status}: its health check ends with exit code ${last.exitCode}.`,
      seen: [
        health.command.join(' '),
        ...health.failures.map(({ exitCode, output }) => `exit code ${exitCode}: ${output || '(no output)'}`),
      ],
      fix: 'Let the health check use only what the image has (curl and wget are often missing) and the port that the service listens on.',
    });
  },
});

const DECIDING_FAILURES = 3;

/** The check itself said no, several times; the engine says so in its output when it was the one that cut it off. */
function saidNo(failures: readonly { output: string }[]): boolean {
  return failures.length >= DECIDING_FAILURES && failures.every(({ output }) => !output.includes('exceeded timeout'));
}
