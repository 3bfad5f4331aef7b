import { asgiDefaults } from '../../languages/python/asgi-defaults.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults(asgiDefaults);
