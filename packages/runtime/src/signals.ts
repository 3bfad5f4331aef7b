import type { Context } from './context.ts';
import { isAtTerminal } from './environment.ts';
import { describeError } from './log.ts';

export const signals = ['SIGTERM', 'SIGINT'] as const;
type Signal = (typeof signals)[number];

type Emit = (this: NodeJS.Process, event: string | symbol, ...args: unknown[]) => boolean;

/**
 * Holds signals back from the application while there is something to drain. Its handlers stay where they registered
 * themselves, so that it finds them there, and are called at the end of the shutdown.
 */
export function interceptSignals(context: Context, onSignal: (signal: Signal) => void): void {
  const earlier = signals.map((signal) => [signal, process.rawListeners(signal)] as const);
  // Node binds `process.emit` when a signal gets its first handler: it has to be this one.
  for (const signal of signals) process.removeAllListeners(signal);
  const emit = process.emit as Emit;
  const armed = { is: false };
  process.emit = function (this: NodeJS.Process, event: string | symbol, ...args: unknown[]): boolean {
    if (!isSignal(event) || !armed.is) return emit.call(process, event, ...args);
    // Ctrl-C at a terminal must not wait.
    if (event === 'SIGINT' && isAtTerminal()) return passOn(event, emit, args);
    if (hasNothingToDrain(context)) return passOn(event, emit, args);
    onSignal(event);
    return true;
  } as typeof process.emit;
  for (const [signal, listeners] of earlier)
    for (const listener of listeners) process.on(signal, listener as () => void);
  context.arm = () => arm(armed);
  // As PID 1 a process without a handler ignores the signal; before it listens, too.
  if (process.pid === 1) context.arm();
}

/** Keeps the process from being ended by the signal itself: only with a handler is it told of it. */
const holdOpen = () => undefined;

function arm(armed: { is: boolean }): void {
  if (armed.is || !process.getBuiltinModule('node:worker_threads').isMainThread) return;
  armed.is = true;
  for (const signal of signals) process.on(signal, holdOpen);
  // An application that removes all handlers means its own.
  process.on('removeListener', (event, listener) => {
    if (armed.is && listener === holdOpen) queueMicrotask(() => armed.is && process.on(event as Signal, holdOpen));
  });
}

/** Gives the signal to the application, or does what it does to a process that does not heed it. */
function passOn(signal: Signal, emit: Emit, args: unknown[]): boolean {
  if (applicationHandlers(signal).length > 0) return emit.call(process, signal, ...args);
  process.exit(exitCodeOf(signal));
}

function isSignal(event: string | symbol): event is Signal {
  return event === 'SIGTERM' || event === 'SIGINT';
}

function hasNothingToDrain({ servers, hooks, others, phase }: Context): boolean {
  return servers.size === 0 && hooks.size === 0 && others.size === 0 && (phase === 'starting' || phase === 'running');
}

/** By convention, what a signal has ended. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + (process.getBuiltinModule('node:os').constants.signals[signal] ?? 0);
}

function applicationHandlers(signal: Signal): unknown[] {
  return process.rawListeners(signal).filter((listener) => listener !== holdOpen);
}

/** How the application's own handlers ended. */
export interface Handled {
  failed: boolean;
  /** At least one promises nothing: it may go on by itself after it returned. */
  mayGoOn: boolean;
}

/** Calls the application's own handlers of a signal and waits for those that are promises. */
export async function runApplicationHandlers(context: Context, signal: Signal): Promise<Handled> {
  const handlers = applicationHandlers(signal);
  // Libraries count the handlers to see whether they are the only ones.
  process.off(signal, holdOpen);
  const number = process.getBuiltinModule('node:os').constants.signals[signal];
  let mayGoOn = false;
  const outcomes = await Promise.allSettled(
    handlers.map(async (handler) => {
      const result = Reflect.apply(handler as () => unknown, process, [signal, number]);
      if (typeof result?.then !== 'function') mayGoOn = true;
      await result;
    }),
  );
  const failures = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  for (const { reason } of failures) context.log.error('shutdown.handler-failed', { error: describeError(reason) });
  return { failed: failures.length > 0, mayGoOn };
}

/** Whether the application takes this signal itself. */
export function hasApplicationHandlers(signal: Signal): boolean {
  return applicationHandlers(signal).length > 0;
}
