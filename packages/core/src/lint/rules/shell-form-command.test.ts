import { tryRule } from '@seaworthy/testkit/lint';
import rule from './shell-form-command.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nCMD node server.js\n', '2:5'],
    ['FROM a\nENTRYPOINT ./run.sh\nCMD ["a"]\n', '2:12'],
    ["FROM a\nCMD ['node', 'server.js']\n", '2:5'],
  ],
  ignores: [
    'FROM a\nCMD ["node", "server.js"]\n',
    'FROM a\nCMD exec node server.js\n',
    'FROM a AS build\nCMD node a\nFROM b\nCMD ["b"]\n',
    'FROM a\nSHELL ["/bin/bash", "-c"]\nCMD node server.js\n',
    'FROM a\nCMD [ "node", \\\n  "server.js" ]\n',
  ],
});
