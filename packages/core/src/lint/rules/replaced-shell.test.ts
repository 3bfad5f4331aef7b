import { tryRule } from '@seaworthy/testkit/lint';
import rule from './replaced-shell.ts';

tryRule(rule, {
  catches: [['FROM a\nRUN ln -sf /bin/bash /bin/sh\n', '2:5']],
  ignores: ['FROM a\nRUN ln -s /a /bin/shell\n', 'FROM a\nSHELL ["/bin/bash", "-c"]\n'],
});
