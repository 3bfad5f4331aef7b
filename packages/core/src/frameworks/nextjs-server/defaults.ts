import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  servesPages: true,
  portBecause: 'Servers around Next.js listen on 3000 unless they are told otherwise.',
  // All of Next.js ships: what a server of its own loads of it can't be told.
  budgets: { imageTransferredMb: 180, imageUnpackedMb: 550, startSeconds: 4, shutdownSeconds: 30 },
  writablePaths: [{ path: '/app/.next/cache', because: 'Next.js keeps rendered pages and optimised images there.' }],
});
