import type { Budgets, RuntimePlan, SecurityLevel, ServicePlan } from '../model/index.ts';

/** What a health check asks, and with which program. */
export interface HealthQuestion {
  /** The runtime's program in the image: hardened images have it in folders of their own. */
  binary: string;
  port: number;
  /** Without a route, any answer below 500 counts. */
  route: string | undefined;
  /** What is asked where there is no route; `/` where nothing says more. */
  instead?: string;
}

/**
 * What runs a process in its container. A language brings its own, which runs what it built; a framework whose result
 * something else serves (a static site) names another one in its defaults.
 */
export interface Runtime {
  id: string;
  name: string;
  /** The preferred one first. A language's runtime has the versions of the language. */
  versions: readonly string[];
  /** The public image and where the program is in it; `undefined` when there is none of this level. */
  image(version: string, security: SecurityLevel): Pick<RuntimePlan, 'image' | 'binary'> | undefined;
  /** In exec form, with nothing but what the image has: hardened ones have neither a shell nor curl. */
  healthCommand(question: HealthQuestion): string[];
  /** The signal that lets it finish what it has begun, where SIGTERM does not. */
  stopSignal?: string;
  /** PID 1, and why there is one. */
  init: { value: ServicePlan['init']; because: string };
  /** Where a debugger connects in development; absent: there is nothing to debug. */
  debugPort?: number;
  /** Share of the memory limit for a heap that has to be told its size, in percent; absent: it needs no telling. */
  heap?: { percent: number; because: string };
  /** What its images are held to where its size makes those of the language no measure. */
  budgets?: Partial<Budgets>;
}
