import { tryRule } from '@seaworthy/testkit/lint';
import rule from './leaked-secret.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nENV DB_PASSWORD=hunter22 B=1\n', '2:5'],
    ['FROM a\nARG NPM_TOKEN\n', '2:5'],
    ['FROM a\nARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\n', '2:5', '3:5'],
    ['FROM a\nENV LINK=postgres://a:q7w8e9r0@db/x\n', '2:5'],
    ['FROM a\nCOPY .env id_rsa /app/\n', '2:6', '2:6'],
  ],
  ignores: [
    'FROM a\nENV DB_PASSWORD_FILE=/run/secrets/db TOKEN_VERSION=4\n',
    'FROM a\nENV PUBLIC_KEY=abcdef NEXT_PUBLIC_API_KEY=abc\n',
    'FROM a\nARG SECRET_KEY_BASE=dummy\nARG KEY_FILE\n',
    'FROM a\nCOPY .env.example /app/.env\n',
    'FROM a\nCOPY --from=build .env /app/\n',
    'FROM a\nCOPY ca.pem .npmrc /x/\n',
    'FROM a\nRUN --mount=type=secret,id=NPM_TOKEN npm ci\n',
  ],
});
