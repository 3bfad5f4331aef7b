import { tryRule } from '@seaworthy/testkit/lint';
import rule from './invalid-label-key.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nLABEL com.docker.x=1\n', '2:7'],
    ['FROM a\nLABEL a..b=1 "c d"=2\n', '2:7'],
  ],
  ignores: [
    'FROM a\nLABEL org.opencontainers.image.title=a maintainer=b\n',
    'FROM a\nLABEL "$KEY"=1\n',
    'FROM a\nLABEL example.com/a-b="c"\n',
  ],
});
