import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'privileged-container',
  severity: 'critical',
  title: 'A service is privileged',
  fix: 'Take `privileged: true` away, and add the one capability or device that is needed.',
  also: { 'compose-lint': ['CL-0002'], cis: ['5.5'] },
  on: {
    *compose({ services }) {
      for (const { name, value, at } of services) {
        if (value.privileged === true || value.privileged === 'true')
          yield { ...at(['privileged']), message: `Service ${name} has every right that the host's root has.` };
      }
    },
  },
});
