import { tryRule } from '@seaworthy/testkit/lint';
import rule from './missing-pipefail.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN curl -fsS https://example.com/a | tar xz\n', '2:5'],
    ['FROM a\nRUN x && wget -O- u | gunzip > f\n', '2:10'],
  ],
  ignores: [
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl u | tar xz\n',
    'FROM a\nRUN set -eo pipefail; curl u | tar xz\n',
    'FROM a\nRUN echo a | grep b\n',
    'FROM a\nRUN curl u > f && tar xf f\n',
    'FROM a AS b\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nFROM b\nRUN curl u | tar xz\n',
  ],
});
