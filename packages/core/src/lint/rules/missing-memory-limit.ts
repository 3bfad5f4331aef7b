import { limitOf } from '../compose/limits.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'missing-memory-limit',
  severity: 'medium',
  title: 'Memory is not limited',
  fix: 'Add `mem_limit: 512m`, or `deploy.resources.limits.memory`.',
  also: { 'compose-lint': ['CL-0026'], cis: ['5.11'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        if (service.isWhole && limitOf(service, 'mem_limit', 'memory') === undefined)
          yield { ...service.key, message: `Service ${service.name} may take all memory of the host.` };
      }
    },
  },
});
