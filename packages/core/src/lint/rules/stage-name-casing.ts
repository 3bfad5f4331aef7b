import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'stage-name-casing',
  severity: 'low',
  title: "A stage's name has capitals",
  fix: 'Write it in small letters, also where it is used.',
  also: { buildkit: ['StageNameCasing'] },
  on: {
    *dockerfile({ stages }) {
      for (const { name } of stages) {
        if (name !== undefined && name.value !== name.value.toLowerCase())
          yield { start: name.start, end: name.end, message: `The stage is called ${name.value}.` };
      }
    },
  },
});
