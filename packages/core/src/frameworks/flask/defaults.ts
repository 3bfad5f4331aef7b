import { tellWsgiServer } from '../../languages/python/missing-server.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  port: 8000,
  portInCommand: true,
  server: 'gunicorn',
  portBecause: 'Nothing says another port; 8000 is what gunicorn listens on.',
  questions: tellWsgiServer,
});
