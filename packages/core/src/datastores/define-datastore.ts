/** A datastore: how code that uses it is recognised, and the service that stands for it in compose. */
export interface Datastore {
  id: string;
  name: string;
  /** Client libraries by language; finding one as a dependency is a fact. */
  clients: { node: readonly string[]; python: readonly string[] };
  /** Schemes of its connection strings (`postgres`, `postgresql`). */
  urlSchemes: readonly string[];
  port: number;
  /** Version used when the repository doesn't ask for one. */
  defaultVersion: string;
}

export function defineDatastore<const Definition extends Datastore>(definition: Definition): Definition {
  return definition;
}
