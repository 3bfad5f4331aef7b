import { tryRule } from '@seaworthy/testkit/lint';
import rule from './system-directory.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nWORKDIR /etc\n', '2:9'],
    ['FROM a\nVOLUME ["/data", "/usr/lib"]\n', '2:8'],
  ],
  ignores: ['FROM a\nWORKDIR /usr/src/app\nVOLUME /var/lib/a\nWORKDIR /\n'],
});
