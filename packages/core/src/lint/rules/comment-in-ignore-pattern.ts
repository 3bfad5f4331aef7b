import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'comment-in-ignore-pattern',
  severity: 'medium',
  title: 'A comment stands behind a pattern, and belongs to it',
  fix: 'Write the comment on a line of its own.',
  also: {},
  on: {
    *ignore({ patterns }) {
      for (const { start, end, text } of patterns)
        if (/\s#/.test(text))
          yield { start, end, message: `No file is called ${text.slice(0, 60)}, so nothing is left out.` };
    },
  },
});
