import { defineRule } from '../define-rule.ts';
import { lastOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'user-by-name',
  severity: 'low',
  title: 'The user is named and not numbered',
  fix: 'Write the number: `USER 65532:65532`.',
  also: { hadolint: ['DL3066'] },
  on: {
    *dockerfile({ final }) {
      const user = final === undefined ? undefined : lastOf(final, 'USER');
      const name = user?.words[0]?.value.split(':')[0] ?? '';
      // Root by name is another problem: root-user.
      if (user === undefined || name === 'root' || !/^[A-Za-z_]/.test(name)) return;
      yield { ...user.argument, message: `Only the image's own files tell who ${name} is.` };
    },
  },
});
