import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'reserved-stage-name',
  severity: 'high',
  title: 'A stage has a name that means something else',
  fix: 'Choose another name.',
  also: { hadolint: ['DL3063'], buildkit: ['ReservedStageName'] },
  on: {
    *dockerfile({ stages }) {
      for (const { name } of stages) {
        if (name !== undefined && /^(?:scratch|context)$/i.test(name.value))
          yield {
            start: name.start,
            end: name.end,
            message: `${name.value} is a name that BuildKit keeps for itself.`,
          };
      }
    },
  },
});
