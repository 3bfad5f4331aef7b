import { parseReference } from '@seaworthy/core/images';

/** A public image reference and the local image that stands in for it. */
export interface Substitution {
  reference: string;
  substitute: string;
}

/** The substitution for an image, however its name is written (`postgres:17`, `docker.io/library/postgres:17`). */
export function findSubstitution<Candidate extends Substitution>(
  substitutions: readonly Candidate[],
  image: string,
): Candidate | undefined {
  return substitutions.find(({ reference }) => isSameImage(reference, image));
}

function isSameImage(one: string, other: string): boolean {
  const [a, b] = [parseReference(one), parseReference(other)];
  return a.repository === b.repository && a.tag === b.tag && a.digest === b.digest;
}
