import { defineRule } from '../define-rule.ts';

// What the parser says is reported before any rule is asked, as nothing else can be known of such a file.
export default defineRule({
  id: 'invalid-yaml',
  severity: 'high',
  title: 'The file is no valid YAML',
  fix: 'Mend the syntax; compose refuses the file as it is.',
  also: { dclint: ['invalid-yaml'] },
  on: {},
});
