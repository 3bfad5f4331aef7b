/** Another linter: what it knows, and what of it has no answer here, with the reason. */
export interface Peer {
  id: string;
  name: string;
  /** What each of its rules is about, by its id there. */
  rules: Readonly<Record<string, string>>;
  /** Why some of them have nothing here. Every other one is in the `also` of some rule or check. */
  omitted: Readonly<Record<string, string>>;
}

export function definePeer<const Described extends Peer>(peer: Described): Described {
  return peer;
}
