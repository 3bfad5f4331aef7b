import { tryRule } from '@seaworthy/testkit/lint';
import rule from './overridden-instruction.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nCMD ["a"]\nCMD ["b"]\n', '2:1'],
    ['FROM a\nHEALTHCHECK NONE\nENTRYPOINT ["a"]\nHEALTHCHECK CMD a\nENTRYPOINT ["b"]\n', '2:1', '3:1'],
  ],
  ignores: [
    'FROM a AS b\nCMD ["a"]\nFROM b\nCMD ["b"]\n',
    'FROM a\nONBUILD CMD ["a"]\nCMD ["b"]\n',
    'FROM a\nRUN a\nRUN b\n',
  ],
});
