import { defineRule } from '../define-rule.ts';
import { chainOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'shell-form-command',
  severity: 'medium',
  title: 'A shell stands between the engine and the program',
  fix: 'Write a JSON list: `CMD ["node", "server.js"]`.',
  also: { hadolint: ['DL3025'], buildkit: ['JSONArgsRecommended'] },
  on: {
    *dockerfile({ final }) {
      if (final === undefined) return;
      // Who names a shell wants it there.
      if (chainOf(final).some(({ instructions }) => instructions.some(({ name }) => name === 'SHELL'))) return;
      for (const name of ['ENTRYPOINT', 'CMD']) {
        const last = final.instructions.findLast((instruction) => instruction.name === name);
        const first = last?.words[0];
        // `exec` makes the program take the shell's place.
        if (last === undefined || last.list !== undefined || first === undefined || first.value === 'exec') continue;
        yield { ...last.argument, message: `${name} is run by /bin/sh -c, which hands no signal on.` };
      }
    },
  },
});
