import { tryRule } from '@seaworthy/testkit/lint';
import rule from './setuid-file.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN chmod u+s /x\n', '2:5'],
    ['FROM a\nRUN chmod -R 4755 /x\n', '2:5'],
    ['FROM a\nCOPY --chmod=4755 a /a\n', '2:6'],
    ['FROM a\nRUN chmod +s /x\n', '2:5'],
  ],
  ignores: [
    'FROM a\nRUN chmod 0755 /x && chmod u-s /y && chmod g+s /z\n',
    'FROM a\nRUN chmod +x /x && chmod 2775 /y\n',
    'FROM a\nRUN echo chmod 4755\n',
  ],
});
