import { tryRule } from '@seaworthy/testkit/lint';
import rule from './missing-restart-policy.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    image: b:1\n', '2:3']],
  ignores: [
    'services:\n  a:\n    image: b:1\n    restart: "no"\n',
    'services:\n  a:\n    image: b:1\n    deploy: {restart_policy: {condition: any}}\n',
    'services:\n  a:\n    image: b:1\n    profiles: [tools]\n',
    'services:\n  a:\n    ports: []\n',
  ],
});
