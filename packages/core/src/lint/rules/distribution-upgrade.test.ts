import { tryRule } from '@seaworthy/testkit/lint';
import rule from './distribution-upgrade.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN apt-get update && apt-get -y dist-upgrade\n', '2:34'],
    ['FROM a\nRUN zypper -n dup\n', '2:15'],
  ],
  ignores: ['FROM a\nRUN apt-get install -y dist-upgrade-tool\n', 'FROM a\nRUN apt-get upgrade -y\n'],
});
