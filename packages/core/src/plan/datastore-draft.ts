import type { SupportedDatastore } from '../datastores/supported-datastore.ts';
import type { Configuration, Facts } from '../model/index.ts';
import type { Ledger } from './decisions.ts';

/** What `seaworthy.yaml` says of one datastore; `false` there means that the stack has none. */
export type DatastoreSettings = Exclude<NonNullable<Configuration['datastores']>[string], false>;

/** How one service uses a datastore. */
export type DatastoreUse = Facts['services'][number]['datastores'][number] & { service: Facts['services'][number] };

/** A datastore while it is planned. */
export interface DatastoreDraft {
  ledger: Ledger;
  datastore: SupportedDatastore;
  settings: DatastoreSettings;
  uses: readonly DatastoreUse[];
}

/** The configured value, else the default with its reason. */
export function choose<Value>(
  { ledger, datastore: { id } }: DatastoreDraft,
  key: string,
  configured: Value | undefined,
  value: Value,
  because: string,
): Value {
  const subject = `datastores.${id}.${key}`;
  return configured === undefined
    ? ledger.assumed(subject, value, because)
    : ledger.configured(subject, configured, ['datastores', id, key]);
}
