import { builtServerDefaults } from '../../languages/node/built-server-defaults.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  ...builtServerDefaults,
  port: 4000,
  portBecause: 'The server that Angular writes listens on 4000 unless it is told otherwise.',
});
