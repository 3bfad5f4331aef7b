import { type Context, isStopping, type Stage, stages } from './context.ts';
import { install } from './install.ts';
import type { Logger } from './log.ts';
import type { CheckOptions } from './readiness.ts';
import type { Registry } from './registry.ts';

export type { Stage } from './context.ts';
export type { Fields, Logger } from './log.ts';
export type { CheckOptions } from './readiness.ts';
export type { Counter, Gauge, Histogram, Labels, MetricOptions } from './registry.ts';

export interface HookOptions {
  /** After so long the shutdown goes on without it, and exits with 1; 5,000 by default. */
  timeoutMs?: number;
}

/** What an application can say where nothing but its code knows it. */
export interface Runtime {
  /**
   * Adds a readiness check under a name of your choice. It fails when it throws, rejects, resolves to `false`, an error
   * or a response that is not `ok`, or takes longer than 2 s; the same name again replaces it. Returns what removes it.
   */
  check(name: string, run: () => unknown, options?: CheckOptions): () => void;
  /**
   * Adds a step to the shutdown: `http` runs when the listeners are closed, `websocket` when requests and WebSockets have
   * ended, then `jobs`, then `databases`. Steps of one stage run side by side. Returns what removes it.
   */
  onShutdown(stage: Stage, name: string, run: () => unknown, options?: HookOptions): () => void;
  /** Own metrics, beside the runtime's. Past 1,000 combinations of its labels a metric counts the rest as `other`. */
  readonly metrics: Pick<Registry, 'counter' | 'gauge' | 'histogram'>;
  /** Writes JSON lines to stderr, with the ids of the active OpenTelemetry span, if there is one. */
  readonly log: Logger;
  /** From the signal on: true. A worker that sees it takes no new job. */
  readonly stopping: boolean;
}

const HOOK_MS = 5_000;

/** The runtime of this process; importing it does all that `@seaworthy/runtime/register` does. */
export const runtime: Runtime = makeRuntime(install());

function makeRuntime(context: Context): Runtime {
  return {
    check: (name, run, options) => context.readiness.add(name, run, options),
    onShutdown(stage, name, run, { timeoutMs = HOOK_MS } = {}) {
      if (!stages.includes(stage)) throw new TypeError(`There is no stage ${stage}; there are ${stages.join(', ')}.`);
      const hook = { stage, name, run, limitMs: timeoutMs };
      context.hooks.add(hook);
      context.arm();
      return () => void context.hooks.delete(hook);
    },
    metrics: context.registry,
    log: context.log,
    get stopping() {
      return isStopping(context);
    },
  };
}
