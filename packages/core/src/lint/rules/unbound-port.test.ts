import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unbound-port.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    ports: ["8080:80", "3000"]\n', '3:13', '3:24'],
    ['services:\n  a:\n    ports:\n      - {target: 80, published: 8080}\n      - 0.0.0.0:1:1\n', '4:9', '5:9'],
  ],
  ignores: [
    'services:\n  a:\n    ports: ["127.0.0.1:8080:80", "[::1]:1:1"]\n',
    'services:\n  a:\n    ports: [{target: 80, published: 8080, host_ip: 127.0.0.1}]\n',
    'services:\n  a:\n    ports: ["${ADDRESS:-127.0.0.1}:8080:80"]\n',
    'services:\n  a:\n    expose: ["80"]\n',
    'services:\n  a:\n    image: postgres:17\n    ports: ["5432:5432"]\n',
  ],
});
