import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'executable-tmpfs',
  severity: 'medium',
  title: 'A folder in memory lets programs run from it',
  fix: 'Take `exec`, `suid` and `dev` away; Docker mounts with `noexec,nosuid,nodev`.',
  also: { 'compose-lint': ['CL-0022'] },
  on: {
    *compose({ services }) {
      for (const { name, value, at } of services) {
        const mounts = Array.isArray(value.tmpfs) ? value.tmpfs : [value.tmpfs];
        for (const [index, mount] of mounts.entries()) {
          const [path, options = ''] = String(mount ?? '').split(':');
          const open = options.split(',').find((option) => /^(?:exec|suid|dev)$/.test(option));
          if (open !== undefined)
            yield { ...at(['tmpfs', index]), message: `Service ${name} mounts ${path} with ${open}.` };
        }
      }
    },
  },
});
