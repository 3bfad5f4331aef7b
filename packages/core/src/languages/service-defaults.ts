import type { Budgets, Resources } from '../model/index.ts';

/** What a process has where neither the repository nor its framework says anything else. */
export interface ServiceDefaults {
  /** Absent: there is no usual port. */
  port?: number;
  portBecause: string;
  resources: Resources;
  budgets: Budgets;
  /** Absolute paths in the container that are written to beside `/tmp`. */
  writablePaths: readonly { path: string; because: string }[];
  /** The program that serves it, where that is none of its own: `uvicorn`. */
  server?: string;
  /** How long it may take until the first request is answered. */
  startPeriodSeconds: number;
}
