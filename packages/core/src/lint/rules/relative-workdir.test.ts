import { tryRule } from '@seaworthy/testkit/lint';
import rule from './relative-workdir.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nWORKDIR app\n', '2:9'],
    ['FROM a\nWORKDIR /a\nFROM b\nWORKDIR "x y"\n', '4:9'],
  ],
  ignores: [
    'FROM a\nWORKDIR /app\nWORKDIR src\n',
    'FROM a\nWORKDIR ${HOME}/a\n',
    'FROM a AS b\nWORKDIR /a\nFROM b\nWORKDIR c\n',
    'FROM a\nWORKDIR C:\\app\n',
  ],
});
