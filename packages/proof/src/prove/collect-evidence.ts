import type { Condition, Evidence, EvidenceKind, Observations, Topology } from '@seaworthy/core/model';
import { redactTexts } from '@seaworthy/core/secrets';
import { notObserved } from '../sources/observation.ts';
import type { ProvenService } from '../sources/proven-service.ts';

export interface Collection {
  /** That somebody could have observed. */
  kinds: readonly EvidenceKind[];
  only: readonly EvidenceKind[] | undefined;
  conditions: ReadonlyMap<string, readonly Condition[]>;
  topology?: Topology;
}

/** The document of a run. What somebody could have observed and nobody asked for says so; what an experiment saw besides stays out. */
export function collectEvidence(
  services: readonly ProvenService[],
  observations: ReadonlyMap<string, Observations>,
  { kinds, only, conditions, topology }: Collection,
): Evidence {
  const unasked = kinds.filter((kind) => only?.includes(kind) === false);
  const nothing = Object.fromEntries(unasked.map((kind) => [kind, notObserved('It was not asked for.')]));
  // In one place for every kind that there is and will be: command lines, labels, logs and health checks hold secrets, too.
  return redactTexts({
    schemaVersion: 1,
    ...(topology === undefined ? {} : { topology }),
    services: services.map(({ subject }) => ({
      subject,
      observations: { ...observations.get(subject.service), ...nothing },
      conditions: [...(conditions.get(subject.service) ?? [])],
    })),
  });
}
