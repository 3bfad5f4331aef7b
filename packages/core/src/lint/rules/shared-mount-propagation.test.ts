import { tryRule } from '@seaworthy/testkit/lint';
import rule from './shared-mount-propagation.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    volumes: ["/mnt:/mnt:rw,rshared"]\n', '3:15'],
    [
      'services:\n  a:\n    volumes:\n      - type: bind\n        source: /mnt\n        target: /mnt\n        bind: {propagation: shared}\n',
      '4:9',
    ],
  ],
  ignores: ['services:\n  a:\n    volumes: ["/mnt:/mnt:rslave", "shared:/shared"]\n'],
});
