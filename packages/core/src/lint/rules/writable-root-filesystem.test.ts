import { tryRule } from '@seaworthy/testkit/lint';
import rule from './writable-root-filesystem.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    image: b:1\n', '2:3'],
    ['services:\n  a:\n    image: b:1\n    read_only: false\n', '2:3'],
  ],
  ignores: [
    'services:\n  a:\n    image: b:1\n    read_only: true\n',
    'include: [b.yaml]\nservices:\n  a:\n    image: b:1\n',
  ],
});
