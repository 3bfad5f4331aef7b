import { mountsOf } from '../compose/mounts.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'shared-mount-propagation',
  severity: 'high',
  title: 'What a service mounts appears on the host',
  fix: 'Take `shared` or `rshared` away; `rslave` suffices to see what the host mounts.',
  also: { 'compose-lint': ['CL-0017'], cis: ['5.20'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        for (const { target, options, at } of mountsOf(service)) {
          const shared = options.find((option) => option === 'shared' || option === 'rshared');
          if (shared !== undefined) yield { ...at, message: `Service ${service.name} mounts ${target} ${shared}.` };
        }
      }
    },
  },
});
