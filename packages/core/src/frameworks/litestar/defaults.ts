import { askForAsgiServer } from '../../languages/python/missing-server.ts';
import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  port: 8000,
  portInCommand: true,
  portBecause: 'Nothing says another port; 8000 is what uvicorn listens on.',
  budgets: { imageTransferredMb: 50, imageUnpackedMb: 130, startSeconds: 2, shutdownSeconds: 30 },
  questions: askForAsgiServer,
});
