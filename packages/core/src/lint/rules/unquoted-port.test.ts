import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unquoted-port.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    ports:\n      - 22:22\n      - 8080:80\n', '4:9']],
  ignores: ['services:\n  a:\n    ports: ["22:22", 8080:80, 3000]\n'],
  fixes: [['services:\n  a:\n    ports: [2222:22]\n', 'services:\n  a:\n    ports: ["2222:22"]\n']],
});
