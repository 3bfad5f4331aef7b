import { securityOptionsOf } from '../compose/security-options.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'privilege-escalation',
  severity: 'medium',
  title: 'Processes may gain privileges',
  fix: 'Add `security_opt: [no-new-privileges:true]`.',
  also: { 'compose-lint': ['CL-0003'], cis: ['5.26'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        const options = securityOptionsOf(service);
        const isSet = options.some(({ name, value }) => name === 'no-new-privileges' && value !== 'false');
        if (!service.isWhole || isSet) continue;
        yield { ...service.key, message: `Service ${service.name} can become root by a setuid program.` };
      }
    },
  },
});
