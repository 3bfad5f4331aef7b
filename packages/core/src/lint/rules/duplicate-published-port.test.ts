import { tryRule } from '@seaworthy/testkit/lint';
import rule from './duplicate-published-port.ts';

tryRule(rule, {
  catches: [['services:\n  a: {ports: ["80:1"]}\n  b: {ports: ["80:2"]}\n', '3:15']],
  ignores: [
    'services:\n  a: {ports: ["80:1", "53:53/udp"]}\n  b: {ports: ["81:1", "53:53/tcp", "1"]}\n',
    'services:\n  a: {ports: ["127.0.0.1:80:1"]}\n  b: {ports: ["127.0.0.2:80:1"]}\n',
    'services:\n  a: {ports: ["80:1"]}\n  b: {ports: ["80:1"], profiles: [dev]}\n',
  ],
});
