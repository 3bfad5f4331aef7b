import { parseReference } from '@seaworthy/core/images';

/** A reference as people write it: without the names that Docker Hub adds, tag and digest where they are written. */
export function familiarName(reference: string): string {
  const { repository, tag, digest } = parseReference(reference);
  const tagged = `${repository}:${tag}`;
  const name = reference.includes(tagged) ? tagged : repository;
  return digest === undefined ? name : `${name}@${digest}`;
}
