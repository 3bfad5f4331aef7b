import { tryRule } from '@seaworthy/testkit/lint';
import rule from './exposed-database.ts';

tryRule(rule, {
  catches: [
    ['services:\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n', '4:13'],
    ['services:\n  db:\n    image: example/valkey:8\n    ports:\n      - {target: 6379, published: 6379}\n', '5:9'],
    ['services:\n  db:\n    image: mcr.microsoft.com/mssql/server:2022-latest\n    ports: ["1433:1433"]\n', '4:13'],
  ],
  ignores: [
    'services:\n  db:\n    image: postgres:17\n    ports: ["127.0.0.1:5432:5432"]\n',
    'services:\n  db:\n    image: postgres:17\n    expose: ["5432"]\n',
    'services:\n  web:\n    image: example/server:1\n    ports: ["80:80"]\n',
    'services:\n  web:\n    image: redis-commander:1\n    ports: ["80:80"]\n',
  ],
});
