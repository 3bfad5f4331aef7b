import { siteDefaults } from '../../sites/defaults.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults(siteDefaults);
