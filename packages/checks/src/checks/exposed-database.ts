import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'exposed-database',
  severity: 'high',
  title: { pass: 'The datastore is not reachable from outside', fail: 'The datastore is published on the host' },
  also: { cis: ['5.9'] },
  needs: ['exposure'],
  cause: { compose: ['ports'] },
  settings: [],

  judge({ exposure }, { shape }) {
    if (shape !== 'datastore') return notApplicable('This service is no datastore.');
    const measures = [{ value: exposure.ports.length, budget: 0, unit: 'ports' }];
    if (exposure.ports.length === 0) return pass('Only services on its networks can reach it.', { measures });
    return fail({
      message: 'A published port goes past the firewall rules of most hosts; services reach the datastore without it.',
      measures,
      seen: exposure.ports.map(
        ({ hostAddress, hostPort, containerPort, protocol }) =>
          `${hostAddress}:${hostPort} → ${containerPort}/${protocol}`,
      ),
      fix: 'Remove `ports:` from the service; for a look inside, use `docker compose exec`.',
    });
  },
});
