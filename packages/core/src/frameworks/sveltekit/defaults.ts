import { builtServerDefaults } from '../../languages/node/built-server-defaults.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  ...builtServerDefaults,
  portBecause: 'adapter-node listens on 3000 unless it is told otherwise.',
});
