import { tryRule } from '@seaworthy/testkit/lint';
import rule from './privileged-container.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    image: b:1\n    privileged: true\n', '4:5']],
  ignores: ['services:\n  a:\n    privileged: false\n', 'services:\n  a:\n    privileged: "${P:-false}"\n'],
});
