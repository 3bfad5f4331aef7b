import { tryRule } from '@seaworthy/testkit/lint';
import rule from './missing-cpu-limit.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    image: b:1\n', '2:3']],
  ignores: [
    'services:\n  a:\n    image: b:1\n    cpus: 1\n',
    'services:\n  a:\n    image: b:1\n    cpu_shares: 512\n',
    'services:\n  a:\n    image: b:1\n    deploy: {resources: {limits: {cpus: "0.5"}}}\n',
  ],
});
