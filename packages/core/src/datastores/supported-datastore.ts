import { userError } from '../errors/index.ts';
import type { DatastorePlan } from '../model/index.ts';
import { datastores } from './datastores.gen.ts';
import type { Datastore, DatastoreService } from './define-datastore.ts';

export type SupportedDatastore = Datastore & { service: DatastoreService };

/** The datastores for which a service can be made. */
export const supportedDatastores: readonly SupportedDatastore[] = Object.values(
  datastores as Readonly<Record<string, Datastore>>,
).filter((datastore): datastore is SupportedDatastore => datastore.service !== undefined);

/**
 * The service of a datastore of the plan.
 * @throws DATASTORE_UNSUPPORTED
 */
export function serviceOfDatastore({ name, datastore }: Pick<DatastorePlan, 'name' | 'datastore'>): DatastoreService {
  const found = supportedDatastores.find(({ id }) => id === datastore);
  if (found === undefined) {
    throw userError('DATASTORE_UNSUPPORTED', { name, datastore, supported: supportedDatastores.map(({ id }) => id) });
  }
  return found.service;
}
