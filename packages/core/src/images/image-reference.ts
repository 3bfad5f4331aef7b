/** Splits a reference; the names that Docker Hub adds by itself are dropped. */
export function parseReference(reference: string): { repository: string; tag: string } {
  const named = reference.replace(/@sha256:[0-9a-f]+$/, '');
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const repository = (hasTag ? named.slice(0, colon) : named).replace(/^docker\.io\//, '').replace(/^library\//, '');
  return { repository, tag: hasTag ? named.slice(colon + 1) : 'latest' };
}
