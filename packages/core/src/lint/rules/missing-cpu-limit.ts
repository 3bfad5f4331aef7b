import { limitOf } from '../compose/limits.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'missing-cpu-limit',
  severity: 'low',
  title: 'Processor time is not limited',
  fix: 'Add `cpus: 1.0`, or `deploy.resources.limits.cpus`.',
  also: { 'compose-lint': ['CL-0026'], cis: ['5.12'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        if (
          !service.isWhole ||
          [
            limitOf(service, 'cpus', 'cpus'),
            limitOf(service, 'cpu_quota', 'cpus'),
            limitOf(service, 'cpu_shares', 'cpus'),
          ].some((limit) => limit !== undefined)
        )
          continue;
        yield { ...service.key, message: `Service ${service.name} may take all processors of the host.` };
      }
    },
  },
});
