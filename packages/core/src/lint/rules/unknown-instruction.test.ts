import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unknown-instruction.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUM b\n', '2:1'],
    ['FROM a\nRUN a\n  && b\n', '3:3'],
    ['FROM a\nONBUILD ENTRIPOINT b\n', '2:9'],
    ['FROM a\nRUN <<EOF\nb\nRUN c\n', '2:5'],
  ],
  ignores: ['from a\nRun b\nstopsignal SIGINT\n', 'FROM a\nRUN <<EOF\nwhatever\nEOF\n'],
});
