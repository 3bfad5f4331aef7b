import type { Budgets, DatastorePlan, Resources } from '../model/index.ts';

/** A datastore: how code that uses it is recognised, and the service that stands for it in compose. */
export interface Datastore {
  id: string;
  name: string;
  /** Client libraries by language; finding one as a dependency is a fact. */
  clients: Readonly<Record<string, readonly string[]>>;
  /** Schemes of its connection strings (`postgres`, `postgresql`). */
  urlSchemes: readonly string[];
  port: number;
  /** Version used when the repository doesn't ask for one. */
  defaultVersion: string;
  resources: Resources;
  /** An official image is not this project's work: generous, to catch only one that is out of all proportion. */
  budgets: Budgets;
  container: DatastoreContainer;
}

/** How its official image runs hardened: as its own user, with no capability, on a read-only root. */
export interface DatastoreContainer {
  /** Numeric user that the image's data folder belongs to. */
  user: { uid: number; gid: number };
  /** Folder of the data; a fresh volume takes over the owner that it has in the image. */
  dataPath: string;
  /** Paths that it writes to beside its data, with the size of each in MiB. */
  temporaryPaths: Readonly<Record<string, number>>;
  /** Shared memory in MiB, when the engine's default of 64 does not do. */
  sharedMemoryMb?: number;
  /** The signal that ends it without losing data and without waiting for its clients. */
  stopSignal: string;
  stopGraceSeconds: number;
  /** In exec form; must not be answered by the server that only initialises the data. */
  healthCheck(plan: DatastorePlan): string[];
  environment(plan: DatastorePlan): Record<string, string>;
  /** Variable that takes the password, and the one that takes a file with it. */
  password: { variable: string; fileVariable: string };
  /** For a throw-away instance on a network of its own, in memory, that asks for no password. */
  testEnvironment: Readonly<Record<string, string>>;
}

export function defineDatastore<const Definition extends Datastore>(definition: Definition): Definition {
  return definition;
}
