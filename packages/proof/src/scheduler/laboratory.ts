import type { UserError } from '@seaworthy/core/errors';
import type { Bench } from '../experiments/define-experiment.ts';

/** Where experiments take place. `prove` makes one of a compose project. */
export interface Laboratory {
  /** All services, in the groups in which they can be stopped. */
  stopGroups: readonly (readonly string[])[];
  /** Ids of the containers that are there for it. */
  ownContainers(): Promise<readonly string[]>;
  /** For what needs nothing that runs. */
  imageBench(service: string): Bench;
  /** Starts the stack that most experiments share, or a further one. A service that does not start is no error. */
  openStage(kind: 'shared' | 'own'): Promise<OpenStage>;
}

/** A stack that was started. Disposing of it stops what only it needs. */
export interface OpenStage extends AsyncDisposable {
  bench(service: string): Bench;
  /** Resolves when every service is ready, or when waiting for that is over. */
  settle(): Promise<void>;
  /** Starts a service again that an experiment left stopped, and waits until it is ready. */
  restart(service: string): Promise<void>;
  /** Why not everything started. */
  findStartFailure(): Promise<UserError | undefined>;
}
