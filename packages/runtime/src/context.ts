import type { Socket } from 'node:net';
import { type Logger, makeLogger } from './log.ts';
import { makeReadiness, type Readiness } from './readiness.ts';
import { makeRegistry, type Registry } from './registry.ts';
import type { Settings } from './settings.ts';
import type { ActiveRequest, TrackedServer, Tunnel } from './tracking.ts';

/**
 * `starting`: nothing listens yet · `running` · `draining`: the window, in which requests are still served · `closing`: the
 * listeners are closed and what is in flight ends · `ending`: hooks, and the application's own handlers.
 */
export type Phase = 'starting' | 'running' | 'draining' | 'closing' | 'ending';

/** Before which part of the shutdown a hook belongs; in this order. */
export const stages = ['http', 'websocket', 'jobs', 'databases'] as const;
export type Stage = (typeof stages)[number];

export interface Hook {
  stage: Stage;
  name: string;
  run(): unknown;
  limitMs: number;
  /** Called when the signal comes, long before its turn: from then on it takes no new work. */
  begin?(): void;
}

/** Where the one of a thread is found by whatever was loaded into it, in however many copies. */
export const INSTALLED = Symbol.for('seaworthy.runtime');

/** The one state of this library in a process, however many copies of it were loaded. */
export interface Context {
  settings: Settings;
  log: Logger;
  phase: Phase;
  readonly servers: Set<TrackedServer>;
  readonly hooks: Set<Hook>;
  readiness: Readiness;
  readonly registry: Registry;
  /** When the signal came, by `performance.now()`. */
  stoppedAt: number | undefined;
  /** Whether the event loop has stood still for longer than is allowed. */
  isStalled(): boolean;
  /** Called when the first server of the application listens, and for each request that ended. */
  onListening(): void;
  onRequestEnd(request: ActiveRequest): void;
  onTunnelEnd(tunnel: Tunnel): void;
  onSocketEnd(socket: Socket): void;
  /** Threads and processes that have to drain as well, each by what it is called in the log. */
  readonly others: Set<Other>;
  /** Makes this process take signals; nothing is changed for a process in which nobody asked. */
  arm(): void;
  /** Looks after this process although it may listen on nothing. */
  beWorker(): void;
}

/** Something beside this thread that serves requests. */
export interface Other {
  name: string;
  /** Tells it to drain, and resolves when it has ended. */
  drain(signal: NodeJS.Signals): Promise<void>;
}

export function makeContext(settings: Settings): Context {
  const log = makeLogger(settings.log);
  return {
    settings,
    log,
    phase: 'starting',
    servers: new Set(),
    hooks: new Set(),
    others: new Set(),
    readiness: makeReadiness(log),
    registry: makeRegistry(settings.metricsPrefix),
    stoppedAt: undefined,
    isStalled: () => false,
    onListening: () => undefined,
    onRequestEnd: () => undefined,
    onTunnelEnd: () => undefined,
    onSocketEnd: () => undefined,
    arm: () => undefined,
    beWorker: () => undefined,
  };
}

export function isStopping({ phase }: Context): boolean {
  return phase === 'draining' || phase === 'closing' || phase === 'ending';
}
