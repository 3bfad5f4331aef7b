import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'kernel-capabilities',
  severity: 'medium',
  title: 'Kernel capabilities are kept',
  fix: 'Add `cap_drop: [ALL]`, and `cap_add` with what is really needed.',
  also: { 'compose-lint': ['CL-0006'], cis: ['5.4'] },
  on: {
    *compose({ services }) {
      for (const { name, value, key, isWhole } of services) {
        const dropped = Array.isArray(value.cap_drop) ? value.cap_drop.map((one) => String(one).toUpperCase()) : [];
        if (!isWhole || value.privileged === true || dropped.includes('ALL')) continue;
        yield { ...key, message: `Service ${name} keeps Docker's default capabilities.` };
      }
    },
  },
});
