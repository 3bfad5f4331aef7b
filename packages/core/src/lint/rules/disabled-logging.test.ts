import { tryRule } from '@seaworthy/testkit/lint';
import rule from './disabled-logging.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    logging:\n      driver: none\n', '4:7']],
  ignores: ['services:\n  a:\n    logging: {driver: local}\n'],
});
