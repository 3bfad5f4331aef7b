import { tryRule } from '@seaworthy/testkit/lint';
import rule from './disabled-signature-check.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN apk add --allow-untrusted a.apk\n', '2:13'],
    ['FROM a\nRUN apt-get install -y --allow-unauthenticated a\n', '2:24'],
    ['FROM a\nRUN apt-get install --force-yes a\n', '2:21'],
    ['FROM a\nRUN dnf install -y --nogpgcheck a\n', '2:20'],
    ['FROM a\nRUN rpm -i --nosignature a.rpm\n', '2:12'],
    ['FROM a\nRUN zypper --no-gpg-checks in a\n', '2:12'],
  ],
  ignores: ['FROM a\nRUN apt-get install -y a\n', 'FROM a\nRUN own --nogpgcheck\n', 'FROM a\nRUN rpm -i a.rpm\n'],
});
