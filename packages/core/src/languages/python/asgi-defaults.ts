import { askForAsgiServer } from './missing-server.ts';

/** What a server that answers through ASGI has where nothing says anything else. */
export const asgiDefaults = {
  port: 8000,
  portInCommand: true,
  server: 'uvicorn',
  portBecause: 'Nothing says another port; 8000 is what uvicorn listens on.',
  budgets: { imageTransferredMb: 50, imageUnpackedMb: 130, startSeconds: 2, shutdownSeconds: 30 },
  questions: askForAsgiServer,
};
