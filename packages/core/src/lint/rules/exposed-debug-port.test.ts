import { tryRule } from '@seaworthy/testkit/lint';
import rule from './exposed-debug-port.ts';

tryRule(rule, {
  kind: 'dockerfile',
  catches: [['FROM a\nCMD ["node", "--inspect=0.0.0.0:9229", "a.js"]\n', '2:5']],
  ignores: [
    'FROM a\nCMD ["node", "--inspect=127.0.0.1", "a.js"]\n',
    'FROM a AS b\nCMD ["node", "--inspect=0.0.0.0"]\nFROM c\nCMD ["d"]\n',
  ],
});
tryRule(rule, {
  kind: 'compose',
  catches: [['services:\n  a:\n    command: node --inspect=0.0.0.0 a.js\n    ports: ["9229:9229"]\n', '3:5', '4:13']],
  ignores: ['services:\n  a:\n    command: node a.js\n    ports: ["127.0.0.1:9229:9229", "9229:80"]\n'],
});
