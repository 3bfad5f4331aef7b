import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'empty-continuation-line',
  severity: 'low',
  title: 'An empty line stands within an instruction',
  fix: 'Remove the line, or write a comment there.',
  also: { buildkit: ['NoEmptyContinuation'] },
  on: {
    *dockerfile({ document, text }) {
      for (const { start, end } of document.emptyContinuations) {
        const after = text.startsWith('\r\n', end) ? end + 2 : end + 1;
        yield {
          start,
          end,
          message: 'The instruction goes on behind an empty line.',
          edits: [{ start, end: after, text: '' }],
        };
      }
    },
  },
});
