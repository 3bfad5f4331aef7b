import { tryRule } from '@seaworthy/testkit/lint';
import rule from './recommended-packages.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN apt-get install -y curl\n', '2:13'],
    ['FROM a\nRUN apt-get update && \\\n  apt install curl\n', '3:7'],
  ],
  ignores: [
    'FROM a\nRUN apt-get install -y --no-install-recommends curl\n',
    'FROM a\nRUN apt-get install -o APT::Install-Recommends=false curl\n',
    'FROM a\nRUN apt-get update\n',
    'FROM a\nRUN echo apt-get install curl\n',
  ],
});
