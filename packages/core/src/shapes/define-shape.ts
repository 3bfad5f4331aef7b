/** What others wait for before they start: its health, its start alone, or that it has ended well. */
export type Readiness = 'healthy' | 'started' | 'completed';

/** The kind of process that a service is. What a service has and what is said of it follows from these answers alone. */
export interface Shape {
  id: string;
  /** As it stands behind the framework's name: `Express server`. */
  noun: string;
  /** True when others reach it by its port: it is asked for its health, and found by its name. */
  listens: boolean;
  /** True when a listening process can be reached from the host, too. */
  published: boolean;
  /** What those who depend on it wait for. */
  dependantsWaitFor: Readiness;
  /** False for one that runs once and ends. */
  restarts: boolean;
  /** True when a debugger can connect in development. */
  debugged: boolean;
  /** True when its code runs in browsers alone: of all variables it has the public ones, and it talks to no datastore. */
  inBrowsers: boolean;
  /** Seconds between SIGTERM and the end, and why. */
  drain: { seconds: number; because: string };
}

export function defineShape(shape: Shape): Shape {
  return shape;
}
