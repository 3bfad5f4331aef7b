import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'writable-root-filesystem',
  severity: 'medium',
  title: 'The root file system is writable',
  fix: 'Add `read_only: true`, and `tmpfs` or volumes for what the program writes.',
  also: { 'compose-lint': ['CL-0007'], cis: ['5.13'] },
  on: {
    *compose({ services }) {
      for (const { name, value, key, isWhole } of services) {
        if (isWhole && value.read_only !== true && value.read_only !== 'true')
          yield { ...key, message: `Service ${name} can change its own program.` };
      }
    },
  },
});
