import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'from-as-casing',
  severity: 'low',
  title: 'FROM and AS are written differently',
  fix: 'Write both in capitals, or both small.',
  also: { buildkit: ['FromAsCasing'] },
  on: {
    *dockerfile({ stages, text }) {
      for (const { from, name } of stages) {
        const as = from.words[1];
        if (name === undefined || as === undefined) continue;
        const keyword = text.slice(from.keyword.start, from.keyword.end);
        const wanted = keyword === 'from' ? 'as' : 'AS';
        if (as.text === wanted) continue;
        const { start, end } = as;
        yield { start, end, message: `${as.text} stands beside ${keyword}.`, edits: [{ start, end, text: wanted }] };
      }
    },
  },
});
