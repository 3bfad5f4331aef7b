import { tryRule } from '@seaworthy/testkit/lint';
import rule from './duplicate-container-name.ts';

tryRule(rule, {
  catches: [['services:\n  a: {container_name: x}\n  b: {container_name: x}\n', '3:7']],
  ignores: ['services:\n  a: {container_name: x}\n  b: {container_name: y}\n  c: {}\n'],
});
