import { tryRule } from '@seaworthy/testkit/lint';
import rule from './invalid-yaml.ts';

tryRule(rule, {
  kind: 'compose',
  catches: [
    ['services:\n  web: {image: a\n', '3:1'],
    ['services:\n  web: {}\n  web: {}\n', '3:3'],
    ['- a\n', '1:1'],
  ],
  ignores: ['services:\n  web:\n    image: a:1\n'],
});
