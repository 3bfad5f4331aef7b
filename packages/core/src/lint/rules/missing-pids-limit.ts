import { limitOf } from '../compose/limits.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'missing-pids-limit',
  severity: 'low',
  title: 'The number of processes is not limited',
  fix: 'Add `pids_limit: 256`, or `deploy.resources.limits.pids`.',
  also: { cis: ['5.29'], 'compose-lint': ['CL-0026'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        if (service.isWhole && limitOf(service, 'pids_limit', 'pids') === undefined)
          yield { ...service.key, message: `Service ${service.name} may start processes without end.` };
      }
    },
  },
});
