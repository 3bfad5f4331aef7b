import type { EvidenceValues } from '@seaworthy/core/model';

const CERTAIN_TIMES = 3;

/** Whether a container was killed so often, and ended by itself so never, that no busy machine explains it. */
export function killedEachTime({ attempts = [] }: EvidenceValues['shutdown']): boolean {
  return attempts.length >= CERTAIN_TIMES && attempts.every(({ killed }) => killed);
}
