import { tryRule } from '@seaworthy/testkit/lint';
import rule from './invalid-exposed-port.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nEXPOSE 80 70000\n', '2:11'],
    ['FROM a\nEXPOSE 8080:80\n', '2:8'],
    ['FROM a\nEXPOSE 127.0.0.1:80:80\n', '2:8'],
    ['FROM a\nEXPOSE 53/UDP\n', '2:8'],
  ],
  ignores: ['FROM a\nEXPOSE 80/tcp 53/udp 7000-7010 $PORT\n', 'FROM a\nEXPOSE ${A}/TCP\n'],
  fixes: [['FROM a\nEXPOSE 53/UDP\n', 'FROM a\nEXPOSE 53/udp\n']],
});
