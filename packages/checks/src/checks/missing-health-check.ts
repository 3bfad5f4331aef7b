import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'missing-health-check',
  severity: 'medium',
  title: { pass: 'A health check is declared', fail: 'No health check is declared' },
  also: { cis: ['4.6', '5.27'], dockle: ['CIS-DI-0006'], checkov: ['CKV_DOCKER_2'], trivy: ['DS-0026'] },
  needs: ['health'],
  cause: { compose: ['healthcheck'], dockerfile: ['HEALTHCHECK'] },
  settings: [{ key: 'readiness', to: 'a route that answers 200 when it can do its work' }],

  judge({ health }, subject) {
    const measures = [{ value: health.declared ? 0 : 1, budget: 0, unit: 'services', label: 'Without one' }];
    if (health.declared) return pass(`The engine asks by ${health.command.join(' ')}`, { measures });
    // Nobody sends requests to it, so nothing waits until it is ready; that its process ended, the engine sees by itself.
    if (!subject.listens) return notApplicable(`A ${subject.shape} answers no requests.`);
    return fail({
      measures,
      message: 'A process that hangs counts as running for ever, and nothing can wait until the service is ready.',
      seen: ['Neither the image nor compose declares a health check.'],
      fix: 'Add `healthcheck:` to the service, in exec form, with a program that the image has.',
    });
  },
});
