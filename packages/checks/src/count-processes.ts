import type { EvidenceValues } from '@seaworthy/core/model';

/** How many processes a list stands for: of many with the same rights some are only counted. */
export function countProcesses(processes: EvidenceValues['processes']): number {
  return processes.reduce((count, { alike = 0 }) => count + 1 + alike, 0);
}
