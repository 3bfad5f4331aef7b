import { tryRule } from '@seaworthy/testkit/lint';
import rule from './deprecated-maintainer.ts';

tryRule(rule, {
  catches: [['FROM a\nMAINTAINER Ada\n', '2:1']],
  ignores: ['FROM a\nLABEL maintainer=Ada\n'],
  fixes: [
    ['FROM a\nMAINTAINER Ada <a@b.example>\n', 'FROM a\nLABEL org.opencontainers.image.authors="Ada <a@b.example>"\n'],
    ['FROM a\nMAINTAINER "Ada"\n', 'FROM a\nLABEL org.opencontainers.image.authors="Ada"\n'],
    ['FROM a\nMAINTAINER $WHO\n', 'FROM a\nMAINTAINER $WHO\n'],
  ],
});
