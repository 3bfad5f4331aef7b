import { tryRule } from '@seaworthy/testkit/lint';
import rule from './package-cache-in-layer.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRUN apt-get update && apt-get install -y curl\n', '2:13'],
    ['FROM a\nRUN apk add git\n', '2:9'],
    ['FROM a AS base\nRUN dnf install -y git\nFROM base\n', '2:9'],
    ['FROM a\nRUN pip3 install -r requirements.txt\n', '2:10'],
    ['FROM a\nRUN zypper -n in git\n', '2:15'],
    ['FROM a\nRUN python3 -m pip install flask\n', '2:20'],
  ],
  ignores: [
    'FROM a\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\n',
    'FROM a\nRUN apk add --no-cache git\n',
    'FROM a\nRUN dnf install -y git && dnf clean all\n',
    'FROM a AS build\nRUN apt-get update\nFROM b\nCOPY --from=build /a /a\n',
    'FROM a\nRUN pip install --no-cache-dir flask\n',
    'FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache pip install flask\n',
    'FROM a\nRUN apk add git && rm -rf /var/cache/apk/*\n',
  ],
  fixes: [['FROM a\nRUN apk add git\n', 'FROM a\nRUN apk add --no-cache git\n']],
});
