import { tryRule } from '@seaworthy/testkit/lint';
import rule from './stale-package-index.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN apt-get update\nRUN apt-get install -y curl\n', '2:13'],
    ['FROM a\nRUN apk update\n', '2:9'],
  ],
  ignores: [
    'FROM a\nRUN apt-get update && apt-get install -y curl\n',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\n',
    'FROM a\nRUN apt-get update && ./install.sh\n',
    'FROM a\nRUN npm update\n',
  ],
});
