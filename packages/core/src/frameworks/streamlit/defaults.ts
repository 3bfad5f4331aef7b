import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  servesPages: true,
  port: 8501,
  portInCommand: true,
  portBecause: 'Nothing says another port; 8501 is what Streamlit listens on.',
  budgets: { imageTransferredMb: 250, imageUnpackedMb: 700, startSeconds: 10, shutdownSeconds: 30 },
});
