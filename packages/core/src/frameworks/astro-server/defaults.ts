import { builtServerDefaults } from '../../languages/node/built-server-defaults.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  ...builtServerDefaults,
  port: 4321,
  portBecause: 'Astro listens on 4321 unless it is told otherwise.',
});
