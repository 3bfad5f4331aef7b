import { tryRule } from '@seaworthy/testkit/lint';
import rule from './kernel-capabilities.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    image: b:1\n', '2:3'],
    ['services:\n  a:\n    image: b:1\n    cap_drop: [NET_RAW]\n', '2:3'],
  ],
  ignores: ['services:\n  a:\n    image: b:1\n    cap_drop: [all]\n', 'services:\n  a:\n    ports: []\n'],
});
