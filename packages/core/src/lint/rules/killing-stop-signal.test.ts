import { tryRule } from '@seaworthy/testkit/lint';
import rule from './killing-stop-signal.ts';

tryRule(rule, {
  kind: 'dockerfile',
  catches: [
    ['FROM a\nSTOPSIGNAL SIGKILL\n', '2:12'],
    ['FROM a\nSTOPSIGNAL 9\n', '2:12'],
  ],
  ignores: ['FROM a\nSTOPSIGNAL SIGQUIT\n'],
});
tryRule(rule, {
  kind: 'compose',
  catches: [['services:\n  a:\n    stop_signal: kill\n    stop_grace_period: 0s\n', '3:5', '4:5']],
  ignores: ['services:\n  a:\n    stop_signal: SIGINT\n    stop_grace_period: 10s\n'],
});
