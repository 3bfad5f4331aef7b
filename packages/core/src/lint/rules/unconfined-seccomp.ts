import { securityOptionsOf } from '../compose/security-options.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'unconfined-seccomp',
  severity: 'high',
  title: 'System calls are not filtered',
  fix: 'Take `seccomp:unconfined` away, or name a profile that permits the one call that is missing.',
  also: { 'compose-lint': ['CL-0009'], cis: ['5.22'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        for (const { name, value, at } of securityOptionsOf(service)) {
          if (name === 'seccomp' && value === 'unconfined')
            yield { ...at, message: `Service ${service.name} may use every system call.` };
        }
      }
    },
  },
});
