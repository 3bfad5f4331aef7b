import { tryRule } from '@seaworthy/testkit/lint';
import rule from './interactive-install.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN apt-get install curl\n', '2:13'],
    ['FROM a\nRUN apt-get update && apt-get -t stable install --no-install-recommends curl\n', '2:41'],
    ['FROM a\nRUN dnf install git\n', '2:9'],
    ['FROM a\nRUN zypper in git\n', '2:12'],
  ],
  ignores: [
    'FROM a\nRUN apt-get install -qy curl\n',
    'FROM a\nRUN apt-get -y install curl && yum --assumeyes install b\n',
    'FROM a\nRUN apt-get -qq install curl\n',
    'FROM a\nRUN yes | apt-get install curl\n',
    'FROM a\nRUN apt-get update && apt-get clean\n',
    'FROM a\nRUN zypper -n in git\n',
    'FROM a\nRUN apt-get $OPTIONS install git\n',
    'FROM a\nRUN dnf remove -y git\n',
  ],
  fixes: [
    ['FROM a\nRUN apt-get install \\\n  curl\n', 'FROM a\nRUN apt-get install -y \\\n  curl\n'],
    ['FROM a\nRUN zypper in git\n', 'FROM a\nRUN zypper --non-interactive in git\n'],
  ],
});
