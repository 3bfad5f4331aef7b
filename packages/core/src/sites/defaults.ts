import type { ServiceDefaults } from '../languages/service-defaults.ts';
import { nginx } from './runtime.ts';

/** What a framework whose build is a folder of files says of itself: they are served by nginx. */
export const siteDefaults = {
  servesPages: true,
  portInCommand: true,
  ownDevelopmentCommand: true,
  buildsOwnProcessOnly: true,
  runsMigrations: false,
  runtime: nginx,
  port: 8080,
  portBecause: 'Its nginx.conf says so: a port that needs no privilege.',
  resources: { memoryMb: 64, memoryReservationMb: 64, cpus: 0.5, cpuReservation: 0.1, pids: 32 },
  budgets: { imageTransferredMb: 15, imageUnpackedMb: 45, startSeconds: 1, shutdownSeconds: 15 },
  writablePaths: [],
  startPeriodSeconds: 5,
} as const satisfies ServiceDefaults & { [key: string]: unknown };
