import { tryRule } from '@seaworthy/testkit/lint';
import rule from './service-started-in-build.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN service nginx start\n', '2:5'],
    ['FROM a\nRUN systemctl enable x\n', '2:5'],
    ['FROM a\nRUN mount /dev/x /y\n', '2:5'],
  ],
  ignores: [
    'FROM a\nRUN service postgresql start && createdb x\n',
    'FROM a\nRUN apt-get install -y ssh\n',
    'FROM a\nRUN service --status-all\n',
  ],
});
