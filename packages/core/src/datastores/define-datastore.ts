import type { Budgets, DatastorePlan, Fact, Resources, Value } from '../model/index.ts';
import type { ConnectionString } from './connection-string.ts';

/** A datastore: how its use is recognised and, where Seaworthy makes a service for it, that service. */
export interface Datastore {
  /** Name of its folder, and its host name in a stack. */
  id: string;
  name: string;
  recognition: Recognition;
  /** Absent: known, so that it can be named, but no service is made for it. */
  service?: DatastoreService;
  /** It is no server, but a file of the service that uses it: that gets a volume, and can run once only. */
  file?: DatastoreFile;
}

/** A database that is a file. */
export interface DatastoreFile {
  /** How the names of such files end. */
  ending: RegExp;
  /** The folder in a container where the file is kept when a variable says where it is. */
  folder: string;
  /** What a variable gets so that the file is at this absolute path. `given`: the address that the code has as a default. */
  address(path: string, asked: { given: ConnectionString | undefined; isPrisma: boolean }): string;
}

/** What tells that code or an image is of this datastore. */
export interface Recognition {
  /** Libraries that talk to nothing else; finding one as a dependency is a fact. */
  clients: Readonly<Record<string, readonly string[]>>;
  /** Libraries that talk to others, too: they count where a variable names this datastore. */
  possibleClients?: Readonly<Record<string, readonly string[]>>;
  /** What mappers call it: Prisma's `provider`, Knex' `client`, TypeORM's `type`, Sequelize's `dialect`, Django's engine. */
  dialects?: readonly string[];
  /** Mappers choose between these: drivers of several of them side by side are alternatives, and no proof of any. */
  relational?: boolean;
  /** Schemes of its connection strings (`postgres`, `postgresql`). */
  urlSchemes: readonly string[];
  /** Beginnings of variables that mean it alone (`REDIS` of `REDIS_URL`). */
  words: readonly string[];
  /** Beginnings that it shares with others (`DATABASE` of `DATABASE_URL`); they count where nothing else claims them. */
  sharedWords: readonly string[];
  /** Whole names of variables that take its connection string, and another's as well (`CELERY_RESULT_BACKEND`). */
  sharedVariables?: readonly string[];
  /** One server serves several purposes, so every variable that names it takes its connection string. */
  severalAddresses?: boolean;
  /** Ends of the repository names under which servers of it are published, with those that speak its protocol. */
  images: readonly string[];
  /** Ports on which such servers alone are known to listen. */
  ports: readonly number[];
  /** The scheme that the code's client wants in its connection string, where that is not the datastore's own; by language. */
  schemes?: Readonly<Record<string, SchemeReader>>;
}

/** Reads the scheme from a folder of its language. */
export type SchemeReader = (folder: never) => Fact<string> | undefined;

/** The service that stands for a datastore in a stack. How it is backed up will be a member here, beside `container`. */
export interface DatastoreService {
  /** The official image, without its tag. */
  image: string;
  port: number;
  /** Version used when nothing asks for one. */
  defaultVersion: string;
  /** Other images that run by the same definition. */
  flavours?: readonly Flavour[];
  resources: Resources;
  resourcesBecause: string;
  /** An official image is not this project's work: generous, to catch only one that is out of all proportion. */
  budgets: Budgets;
  /** What has to be decided for it; each may be set in `seaworthy.yaml` under its name. */
  settings: Readonly<Record<string, DatastoreSetting>>;
  wiring: DatastoreWiring;
  container: DatastoreContainer;
}

/** An image beside the official one that takes the same variables, paths and user. A compose file that names it keeps it. */
export interface Flavour {
  image: string;
  /** Where it counts its versions by itself. */
  defaultVersion?: string;
  /** Its tag for a version of the datastore: `pg17`. */
  tag(version: string): string;
  /** Takes the version out of a tag that does not begin with it. */
  versionInTag?: RegExp;
  /** Clients and dialects that are for it alone. */
  told?: readonly string[];
  /** What the repository's SQL asks the server for, which only this image has. */
  extension?: string;
}

export interface DatastoreSetting {
  value(context: { project: string; memoryMb: number }): string | number;
  because: string;
  /** What a connection string in the code says about it: the stack then keeps to that. */
  fromConnection?(connection: ConnectionString): string | undefined;
  /** What the libraries that talk to it say about it. */
  fromClients?(clients: readonly string[]): { value: string | number; because: string } | undefined;
  /** All values that it may have; absent: any text. */
  allowed?: readonly string[] | 'a whole number';
}

/** What variables of services get. Host, port and password are the same for all datastores and not said here. */
export interface DatastoreWiring {
  parts: Readonly<Partial<Record<'username' | 'database', (plan: DatastorePlan) => string>>>;
  /** The connection string. `given` is the one that the code has as a default; `password` absent: it comes apart. */
  url(
    plan: DatastorePlan,
    asked: { given: ConnectionString | undefined; scheme: string | undefined; password: Value | undefined },
  ): Value;
}

/** How its official image runs hardened: as its own user, with no capability, on a read-only root. */
export interface DatastoreContainer {
  /** Numeric user that the image's data folder belongs to. */
  user: { uid: number; gid: number };
  /** Folder of the data; a fresh volume takes over the owner that it has in the image. */
  dataPath: string;
  /** True where nothing of it has to outlive the container: its data is in memory alone. Absent: never. */
  isCache?(plan: DatastorePlan): boolean;
  /** Paths that it writes to beside its data, with the size of each in MiB. */
  temporaryPaths: Readonly<Record<string, number>>;
  /** Shared memory in MiB, when the engine's default of 64 does not do. */
  sharedMemoryMb?: number;
  /** True for a server that as PID 1 would leave ended orphans as zombies, such as those of health checks. */
  needsInit?: boolean;
  /** The signal that ends it without losing data and without waiting for its clients. */
  stopSignal: string;
  stopGraceSeconds: number;
  /** In exec form; absent: the image's own. */
  command?(plan: DatastorePlan): string[];
  /** In exec form; must not be answered by the server that only initialises the data. */
  healthCheck(plan: DatastorePlan): string[];
  /** How often it is asked, and how long that may take; absent: every 5 seconds, and 3. */
  healthCheckSeconds?: { interval: number; timeout: number };
  environment(plan: DatastorePlan): Record<string, string>;
  /** For each of its secrets the variable that takes it, and the one that takes a file with it. */
  secrets: Readonly<Record<string, { variable: string; fileVariable: string }>>;
  /** A throw-away instance on a network of its own, in memory: `asksFor` names the secrets that it has nevertheless. */
  test: { environment: Readonly<Record<string, string>>; asksFor: readonly string[] };
}

export function defineDatastore(datastore: Datastore): Datastore {
  return datastore;
}
