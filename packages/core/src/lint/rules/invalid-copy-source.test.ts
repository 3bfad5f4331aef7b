import { tryRule } from '@seaworthy/testkit/lint';
import rule from './invalid-copy-source.ts';

tryRule(rule, {
  catches: [
    ['FROM a AS b\nCOPY --from=B /x /x\n', '2:6'],
    ['FROM a\nCOPY --from=c /x /x\nFROM d AS c\n', '2:6'],
    ['FROM a\nCOPY --from=3 /x /x\n', '2:6'],
  ],
  ignores: [
    'FROM a AS b\nFROM c\nCOPY --from=b /x /x\nCOPY --from=0 /x /x\n',
    'FROM a\nCOPY --from=nginx:1 /x /x\nCOPY --from=$S /y /y\n',
  ],
});
