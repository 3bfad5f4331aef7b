import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'replaced-shell',
  severity: 'medium',
  title: 'The shell is replaced by a link',
  fix: 'Write `SHELL ["/bin/bash", "-c"]`.',
  also: { hadolint: ['DL4005'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const { name, words, start, end } of script.commands) {
          if (name === 'ln' && words.some(({ value }) => value === '/bin/sh'))
            yield { start, end, message: '/bin/sh becomes another program for everything in the image.' };
        }
      }
    },
  },
});
