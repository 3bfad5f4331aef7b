import { securityOptionsOf } from '../compose/security-options.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'disabled-mandatory-access-control',
  severity: 'high',
  title: 'AppArmor or SELinux is turned off',
  fix: 'Take the option away, or name a profile (`apparmor:NAME`).',
  also: { 'compose-lint': ['CL-0009'], cis: ['5.2', '5.3'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        for (const { name, value, at } of securityOptionsOf(service)) {
          const isOff =
            (name === 'apparmor' && value === 'unconfined') ||
            (name === 'label' && value === 'disable') ||
            (name === 'systempaths' && value === 'unconfined');
          if (isOff) yield { ...at, message: `Service ${service.name} sets ${name}:${value}.` };
        }
      }
    },
  },
});
