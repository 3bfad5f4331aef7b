import { tryRule } from '@seaworthy/testkit/lint';
import rule from './obsolete-version-field.ts';

tryRule(rule, {
  catches: [['version: "3.8"\nservices: {}\n', '1:1']],
  ignores: ['name: a\nservices: {}\n'],
  fixes: [
    ['# a\nversion: "3.8"\nservices: {}\n', '# a\nservices: {}\n'],
    ['version: "3" # why\nservices: {}\n', 'version: "3" # why\nservices: {}\n'],
  ],
});
