import { tryRule } from '@seaworthy/testkit/lint';
import rule from './password-in-build.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN echo "root:x" | chpasswd\n', '2:21'],
    ['FROM a\nRUN useradd -p secret bob\n', '2:5'],
    ['FROM a\nRUN passwd -d root\n', '2:5'],
  ],
  ignores: [
    'FROM a\nRUN useradd -r bob && mkdir -p /home/bob\n',
    'FROM a\nRUN passwd -l root\n',
    'FROM a\nRUN apt-get install -y passwd\n',
  ],
});
