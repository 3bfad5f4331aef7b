import type { Budgets, Resources } from '../model/index.ts';

/** What a framework brings along where the repository says nothing. Its numbers are those of SPEC §4. */
export interface FrameworkDefaults {
  /** Absent: the framework has no usual port. */
  port?: number;
  portBecause: string;
  resources: Resources;
  budgets: Budgets;
  /** Absolute paths in the container that the framework itself writes to. */
  writablePaths: readonly { path: string; because: string }[];
  /** How long it may take until the first request is answered. */
  startPeriodSeconds: number;
}

const service: Resources = { memoryMb: 512, memoryReservationMb: 128, cpus: 1, cpuReservation: 0.25, pids: 256 };
const nodeServer: FrameworkDefaults = {
  port: 3000,
  portBecause: 'The code takes its port from the environment and names no default; 3000 is usual for Node servers.',
  resources: service,
  budgets: { imageTransferredMb: 50, imageUnpackedMb: 130, startSeconds: 1, shutdownSeconds: 30 },
  writablePaths: [],
  startPeriodSeconds: 20,
};

const byFramework: Record<string, FrameworkDefaults> = {
  nextjs: {
    ...nodeServer,
    portBecause: 'Next.js listens on 3000 unless it is told otherwise.',
    budgets: { imageTransferredMb: 60, imageUnpackedMb: 160, startSeconds: 2, shutdownSeconds: 30 },
    writablePaths: [{ path: '/app/.next/cache', because: 'Next.js keeps rendered pages and optimised images there.' }],
  },
  fastapi: {
    ...nodeServer,
    port: 8000,
    portBecause: 'Nothing says another port; 8000 is what uvicorn listens on.',
    budgets: { imageTransferredMb: 50, imageUnpackedMb: 130, startSeconds: 2, shutdownSeconds: 30 },
  },
};

/** Frameworks without an entry are Node servers. */
export function defaultsOf(framework: string): FrameworkDefaults {
  return byFramework[framework] ?? nodeServer;
}

export const datastoreResources: Resources = {
  memoryMb: 512,
  memoryReservationMb: 128,
  cpus: 1,
  cpuReservation: 0.25,
  pids: 256,
};
/** A public database image is not Seaworthy's work; the budget only catches one that is out of all proportion. */
export const datastoreBudgets: Budgets = {
  imageTransferredMb: 250,
  imageUnpackedMb: 700,
  startSeconds: 30,
  shutdownSeconds: 30,
};
