import type { Evidence, ServiceEvidence, Subject } from '@seaworthy/core/model';
import { evidenceSchemas } from '@seaworthy/core/model';

/** Evidence of a run in which nothing could be looked at: every verdict on it is `unknown`, with this reason. */
export function unobservedEvidence(subjects: readonly Subject[], reason: string): Evidence {
  const observation = { observed: false as const, reason, applicable: true };
  const observations = Object.fromEntries(
    Object.keys(evidenceSchemas).map((kind) => [kind, observation]),
  ) as unknown as ServiceEvidence['observations'];
  return { schemaVersion: 1, services: subjects.map((subject) => ({ subject, observations })) };
}
