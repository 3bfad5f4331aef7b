import { datastores } from './datastores.gen.ts';
import type { Datastore } from './define-datastore.ts';

export { standAloneDatastore } from './stand-alone.ts';

/** A datastore as far as its servers are recognised by image and port. */
export interface KnownDatastore {
  id: string;
  name: string;
  /** Ends of repository names: `postgres`, `mssql/server`. */
  images: readonly string[];
  ports: readonly number[];
}

/** Every datastore that Seaworthy knows by name, whether it makes a service for it or not. */
export const knownDatastores: readonly KnownDatastore[] = Object.values(
  datastores as Readonly<Record<string, Datastore>>,
).map(({ id, name, recognition: { images, ports } }) => ({ id, name, images, ports }));
