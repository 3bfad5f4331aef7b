import type { EvidenceValues } from '@seaworthy/core/model';

/** A container for tests of checks that is as isolated as the engine makes it by default. */
export function isolation(changes: Partial<EvidenceValues['isolation']> = {}): EvidenceValues['isolation'] {
  return {
    ...{ privileged: false, namespaces: [], securityOptions: ['no-new-privileges:true'], addedCapabilities: [] },
    ...{ maskedPaths: 11, readOnlyPaths: 5, oomScoreAdjustment: 0, oomKillDisabled: false },
    ...{ devices: [], deviceRules: [], deviceRequests: [] },
    ...changes,
  };
}
