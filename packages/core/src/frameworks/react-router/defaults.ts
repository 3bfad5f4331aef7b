import { askWhereProgramIs, builtServerDefaults } from '../../languages/node/built-server-defaults.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  ...builtServerDefaults,
  portBecause: 'react-router-serve listens on 3000 unless it is told otherwise.',
  questions: (facts) => askWhereProgramIs(facts, 'react-router-serve'),
});
