import { tryRule } from '@seaworthy/testkit/lint';
import rule from './lost-directory-change.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN cd /app\nRUN make\n', '2:5'],
    ['FROM a\nRUN make && cd /x\n', '2:13'],
  ],
  ignores: ['FROM a\nRUN cd /tmp && make\n', 'FROM a\nRUN (cd /a; b)\n', 'FROM a\nWORKDIR /app\n'],
});
