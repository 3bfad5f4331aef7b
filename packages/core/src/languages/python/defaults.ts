import type { ServiceDefaults } from '../service-defaults.ts';

export const defaults: ServiceDefaults = {
  port: 8000,
  portBecause: 'The code takes its port from the environment and names no default; 8000 is usual for Python servers.',
  resources: { memoryMb: 512, memoryReservationMb: 512, cpus: 1, cpuReservation: 0.25, pids: 256 },
  budgets: { imageTransferredMb: 50, imageUnpackedMb: 130, startSeconds: 2, shutdownSeconds: 30 },
  writablePaths: [],
  startPeriodSeconds: 20,
};
