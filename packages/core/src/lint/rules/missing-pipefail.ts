import { defineRule } from '../define-rule.ts';
import { chainOf } from '../dockerfile/linted-dockerfile.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'missing-pipefail',
  severity: 'low',
  title: 'A pipe hides that its first command failed',
  fix: 'Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` above, or write to a file first.',
  also: { hadolint: ['DL4006'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { stage, script } of scriptsOf(dockerfile)) {
        const isSet = chainOf(stage).some(({ instructions }) =>
          instructions.some(
            ({ name, list = [] }) => name === 'SHELL' && list.some((word) => word.includes('pipefail')),
          ),
        );
        const setsIt = script.commands.some(
          ({ name, words }) =>
            /^(?:set|bash|sh|ash)$/.test(name) && words.some(({ value }) => value.includes('pipefail')),
        );
        if (isSet || setsIt) continue;
        for (const [first, ...others] of script.pipelines) {
          // What only prints can't fail; what is asked by its answer may.
          if (first === undefined || others.length === 0 || !/^(?:curl|wget|git|aws|gsutil|docker)$/.test(first.name))
            continue;
          yield {
            start: first.start,
            end: first.end,
            message: `If ${first.name} fails, the step succeeds with whatever it wrote.`,
          };
        }
      }
    },
  },
});
