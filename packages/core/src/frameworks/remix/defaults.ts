import { askWhereProgramIs, builtServerDefaults } from '../../languages/node/built-server-defaults.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  ...builtServerDefaults,
  portBecause: 'remix-serve listens on 3000 unless it is told otherwise.',
  questions: (facts) => askWhereProgramIs(facts, 'remix-serve'),
});
