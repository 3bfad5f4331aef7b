import { tryRule } from '@seaworthy/testkit/lint';
import rule from './world-writable-files.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN chmod -R 777 /app\n', '2:5'],
    ['FROM a\nRUN chmod a+rwx /x\n', '2:5'],
    ['FROM a\nCOPY --chmod=0666 a /a\n', '2:6'],
  ],
  ignores: [
    'FROM a\nRUN chmod 755 /a && chmod 1777 /tmp && chmod u+w /b\n',
    'FROM a\nRUN chmod +x /a\n',
    'FROM a\nCOPY --chmod=644 a /a\n',
  ],
});
