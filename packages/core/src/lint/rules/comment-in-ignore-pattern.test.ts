import { tryRule } from '@seaworthy/testkit/lint';
import rule from './comment-in-ignore-pattern.ts';

tryRule(rule, {
  catches: [
    ['node_modules # big\n', '1:1'],
    ['.git\n*.md\t# pages\n', '2:1'],
  ],
  ignores: ['# note\nnode_modules\na#b\n'],
});
