import { defineRule } from '../define-rule.ts';

// Found once all rules were asked: only then is known what a comment excused.
export default defineRule({
  id: 'unused-suppression',
  severity: 'low',
  title: 'A comment excuses what nothing finds',
  fix: 'Remove the comment, or name the rule that it was written for.',
  also: {},
  on: {},
});
