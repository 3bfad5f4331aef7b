import { tryRule } from '@seaworthy/testkit/lint';
import rule from './privilege-escalation.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    image: b:1\n', '2:3'],
    ['services:\n  a:\n    build: .\n    security_opt: ["no-new-privileges:false"]\n', '2:3'],
  ],
  ignores: [
    'services:\n  a:\n    image: b:1\n    security_opt: ["no-new-privileges:true"]\n',
    'services:\n  a:\n    image: b:1\n    security_opt: [no-new-privileges]\n',
    'services:\n  a:\n    environment: {A: b}\n',
    'services:\n  a:\n    image: b:1\n    extends: {service: c}\n',
    'x-s: &s\n  security_opt: [no-new-privileges=true]\nservices:\n  a:\n    <<: *s\n    image: b:1\n',
  ],
});
