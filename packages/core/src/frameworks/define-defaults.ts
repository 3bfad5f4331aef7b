import type { Budgets, Resources } from '../model/index.ts';

/** What a framework brings along where the repository says nothing. */
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
  /** True when browsers load pages from it: other services link to it, and it calls them. */
  servesPages: boolean;
  /** True when its start command names the port, so that code need not. */
  portInCommand: boolean;
  /** True when its image can run migrations: its recipe has a stage for them. */
  runsMigrations: boolean;
  /** True when its recipe knows a better development command than the manifest's script. */
  ownDevelopmentCommand: boolean;
}

const plainNodeServer: FrameworkDefaults = {
  port: 3000,
  portBecause: 'The code takes its port from the environment and names no default; 3000 is usual for Node servers.',
  resources: { memoryMb: 512, memoryReservationMb: 512, cpus: 1, cpuReservation: 0.25, pids: 256 },
  budgets: { imageTransferredMb: 50, imageUnpackedMb: 130, startSeconds: 1, shutdownSeconds: 30 },
  writablePaths: [],
  startPeriodSeconds: 20,
  servesPages: false,
  portInCommand: false,
  runsMigrations: true,
  ownDevelopmentCommand: false,
};

/** Declares a framework's defaults by what differs from a plain Node server, which holds for frameworks without any. */
export function defineDefaults(differences: Partial<FrameworkDefaults> = {}): FrameworkDefaults {
  return { ...plainNodeServer, ...differences };
}
