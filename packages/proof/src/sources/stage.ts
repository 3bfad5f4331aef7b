import type { StartWatch } from './start/watch-http.ts';
import type { RunInTwin } from './twin.ts';
import type { ContainerWatch } from './watch-containers.ts';

/** A stack that was started for experiments, and what is known about its start. */
export interface Stage {
  /** Containers by service. */
  containers: ReadonlyMap<string, string>;
  /** Ports on 127.0.0.1 at which services are reached, by service. */
  hostPorts: ReadonlyMap<string, number>;
  /** One for each of these ports, begun before the start. */
  watches: ReadonlyMap<string, StartWatch>;
  /** Milliseconds that the engine's clock is ahead of this machine's. */
  clockOffsetMs: number;
  /** When compose had started what it could, by this machine's clock. */
  upMs: number;
  /** Why not everything started. */
  failure: string | undefined;
  runInTwin: RunInTwin;
  stopWatching(): void;
  /** Looks at all its containers; absent where nobody needs it, or nobody can. */
  containerWatch?: ContainerWatch | undefined;
}
