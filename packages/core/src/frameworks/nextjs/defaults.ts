import { defineDefaults } from '../define-defaults.ts';

export default defineDefaults({
  servesPages: true,
  ownDevelopmentCommand: true,
  buildsOwnProcessOnly: true,
  // The server is traced to the modules that it reaches, and a tool for migrations is none of them.
  runsMigrations: false,
  portBecause: 'Next.js listens on 3000 unless it is told otherwise.',
  budgets: { imageTransferredMb: 60, imageUnpackedMb: 160, startSeconds: 2, shutdownSeconds: 30 },
  writablePaths: [{ path: '/app/.next/cache', because: 'Next.js keeps rendered pages and optimised images there.' }],
});
