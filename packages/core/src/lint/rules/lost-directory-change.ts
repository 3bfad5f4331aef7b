import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'lost-directory-change',
  severity: 'medium',
  title: 'A change of folder is lost with its step',
  fix: 'Write `WORKDIR` for the steps that follow.',
  also: { hadolint: ['DL3003'], trivy: ['DS-0013'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        const last = script.commands.reduce<(typeof script.commands)[number] | undefined>(
          (latest, one) => (latest === undefined || one.start > latest.start ? one : latest),
          undefined,
        );
        // `cd /tmp && make` changes what the rest of its own step does, and is fine.
        if (last?.name === 'cd')
          yield { start: last.start, end: last.end, message: 'The next step begins where WORKDIR says, not there.' };
      }
    },
  },
});
