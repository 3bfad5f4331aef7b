import { tryRule } from '@seaworthy/testkit/lint';
import rule from './inline-secret.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    environment: {DB_PASSWORD: "${DB_PASSWORD:-hunter22}"}\n', '3:19'],
    ['services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: hunter22\n', '4:7'],
    ['services:\n  db:\n    environment:\n      - A=1\n      - API_KEY=q7w8e9r0\n', '5:9'],
    ['services:\n  a:\n    environment: ["DATABASE_URL=postgres://a:q7w8e9r0@db/x"]\n', '3:19'],
    ['services:\n  a:\n    build:\n      context: .\n      args: {NPM_TOKEN: q7w8e9r0}\n', '5:7'],
  ],
  ignores: [
    'services:\n  a:\n    environment: {DATABASE_URL: "postgres://a:${PASSWORD:?a secret}@db/x"}\n',
    'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n      TOKEN_VERSION: "3"\n',
    'services:\n  db:\n    environment: ["POSTGRES_PASSWORD=${POSTGRES_PASSWORD:?}", "API_KEY"]\n',
    'services:\n  db:\n    environment: {DB_PASSWORD: changeme}\n',
    'services:\n  db:\n    environment: {PUBLIC_KEY: abcdef}\n',
  ],
});
