import { tryRule } from '@seaworthy/testkit/lint';
import rule from './incomplete-ignore-file.ts';

tryRule(rule, {
  catches: [
    ['node_modules\n', '1:1'],
    ['.git\n', '1:1'],
    ['*\n!.env\n', '1:1'],
    ['', '1:1'],
  ],
  ignores: ['.git\n.env\n', '*\n!src\n', '**/.git\n**/.env*\n', '/.git/\n.env*\n', '.*\n'],
});
