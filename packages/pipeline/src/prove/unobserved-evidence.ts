import type { Evidence, Subject } from '@seaworthy/core/model';

/** Evidence of a run in which nothing could be looked at: every verdict on it is `unknown`, with this reason. */
export function unobservedEvidence(subjects: readonly Subject[], reason: string): Evidence {
  const services = subjects.map((subject) => ({ subject, observations: {}, unobserved: reason }));
  return { schemaVersion: 1, services };
}
