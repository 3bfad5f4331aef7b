import type { Context, Hook, Phase, Stage } from './context.ts';
import { describeError } from './log.ts';
import { endLongLived, openWork, type Work } from './long-lived.ts';
import { retireResponses } from './responses.ts';
import { closeListener } from './servers.ts';
import { retireSession } from './sessions.ts';
import { exitCodeOf, hasApplicationHandlers, runApplicationHandlers, type signals } from './signals.ts';
import { beginStopping } from './tracking.ts';

type Signal = (typeof signals)[number];

const POLL_MS = 10;
/** How long handlers that promise nothing may go on by themselves, once they have returned. */
const HANDLERS_MS = 5_000;

/** Drains this thread: the window, then the end of everything that is open. Resolves when nothing is in flight any more. */
export async function drain(context: Context, windowMs: number): Promise<void> {
  context.phase = 'draining';
  for (const tracked of context.servers) beginStopping(tracked);
  retireResponses(context);
  for (const { sessions } of context.servers) for (const session of sessions) retireSession(session);
  if (context.servers.size + context.others.size > 0 && windowMs > 0) {
    context.log.info('shutdown.draining', { window_seconds: windowMs / 1000, ...counts(context) });
    await delay(windowMs);
  }
  context.phase = 'closing';
  context.log.info('shutdown.closing', counts(context));
  const servers = [...context.servers];
  for (const tracked of servers) closeListener(tracked);
  await runHooks(context, 'http');
  const closingSince = performance.now();
  for (const tracked of servers) for (const session of tracked.sessions) retireSession(session);
  for (const tracked of servers) endLongLived(tracked);
  while (servers.some((tracked) => isBusy(openWork(tracked, performance.now() - closingSince)))) {
    await delay(POLL_MS);
    // An event stream may begin while others end.
    for (const tracked of servers) endLongLived(tracked);
  }
  await runHooks(context, 'websocket');
  for (const { sockets } of servers) for (const socket of sockets) socket.destroy();
  context.log.info('shutdown.closed', { seconds: secondsSince(context) });
}

/** Takes one signal after the other; the first begins the shutdown, and one after the window ends it. */
export function makeSignalHandler(context: Context): (signal: Signal) => void {
  return (signal) => {
    if (context.stoppedAt === undefined) {
      context.stoppedAt = performance.now();
      shutDown(context, signal).catch((error) => {
        context.log.error('shutdown.failed', { error: describeError(error) });
        finish(context, 1);
      });
    } else if (context.phase === 'draining' || performance.now() - context.stoppedAt < context.settings.drainMs) {
      context.log.info('shutdown.signal-repeated', { signal, heeded: false, ...counts(context) });
    } else {
      context.log.warn('shutdown.forced', { signal, ...describeOpen(context) });
      finish(context, 1);
    }
  };
}

async function shutDown(context: Context, signal: Signal): Promise<void> {
  const { settings, log, others } = context;
  log.info('shutdown.signal', { signal, deadline_seconds: settings.shutdownMs / 1000 });
  const deadline = setTimeout(() => endHang(context), settings.shutdownMs);
  watchExit(context, signal);
  for (const { begin } of context.hooks) begin?.();
  await Promise.all([drain(context, settings.drainMs), ...[...others].map((other) => other.drain(signal))]);
  context.phase = 'ending';
  await runHooks(context, 'jobs');
  await runHooks(context, 'databases');
  const finished = () => finish(context, hookFailures.has(context) ? 1 : 0);
  if (!hasApplicationHandlers(signal)) return finished();

  log.info('shutdown.handlers', { signal });
  endsBySignalingItself(finished);
  // From here the process may end by itself, when nothing is left to do.
  deadline.unref();
  const handled = await runApplicationHandlers(context, signal);
  if (handled.failed) return finish(context, 1);
  if (!handled.mayGoOn) return finished();
  setTimeout(
    () => {
      log.warn('shutdown.left-open', { handles: openHandles() });
      finished();
    },
    Math.min(HANDLERS_MS, Math.max(0, settings.shutdownMs - (performance.now() - (context.stoppedAt ?? 0)) - 100)),
  ).unref();
}

/** Contexts in which a hook has failed: the rest is done all the same, and the exit code says it. */
const hookFailures = new WeakSet<Context>();

/** Runs the hooks of one stage side by side, each within its limit. */
async function runHooks(context: Context, stage: Stage): Promise<void> {
  const hooks = [...context.hooks].filter((hook) => hook.stage === stage);
  const outcomes = await Promise.all(hooks.map((hook) => runHook(context, hook)));
  if (outcomes.includes(false)) hookFailures.add(context);
}

async function runHook(context: Context, hook: Hook): Promise<boolean> {
  const { name, stage, limitMs } = hook;
  const started = performance.now();
  const fields = () => ({ hook: name, stage, seconds: round(performance.now() - started) });
  running.add(hook);
  try {
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, limitMs, 'late').unref());
    if ((await Promise.race([Promise.resolve().then(() => hook.run()), late])) === 'late') {
      context.log.error('shutdown.hook-late', { ...fields(), limit_seconds: limitMs / 1000 });
      return false;
    }
    context.log.info('shutdown.hook', fields());
    return true;
  } catch (error) {
    context.log.error('shutdown.hook-failed', { ...fields(), error: describeError(error) });
    return false;
  } finally {
    running.delete(hook);
  }
}

const running = new Set<Hook>();

function isBusy(work: Work): boolean {
  return Object.values(work).some((count) => count > 0);
}

function endHang(context: Context): void {
  context.log.error('shutdown.hung', describeOpen(context));
  finish(context, 1);
}

/** What is still open, in words: for the log of an end that was not clean. */
function describeOpen(context: Context): Record<string, unknown> {
  const requests = [...context.servers].flatMap(({ requests }) => [...requests]);
  return {
    phase: context.phase,
    ...counts(context),
    slowest: requests.slice(0, 10).map(({ req, startedAt }) => ({
      method: req.method,
      // Without what stands behind the question mark, where secrets are.
      path: (req.url ?? '').split('?')[0],
      seconds: round(performance.now() - startedAt),
    })),
    hooks: [...running].map(({ name }) => name),
    others: [...context.others].map(({ name }) => name),
    handles: openHandles(),
  };
}

function openHandles(): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) found[name] = (found[name] ?? 0) + 1;
  return found;
}

function counts({ servers }: Context): Record<string, number> {
  const sum = (count: (tracked: typeof servers extends Set<infer T> ? T : never) => number) =>
    [...servers].reduce((total, tracked) => total + count(tracked), 0);
  return {
    requests: sum(({ requests }) => requests.size),
    connections: sum(({ sockets }) => sockets.size),
    tunnels: sum(({ tunnels }) => tunnels.size),
  };
}

/** An application that raises its signal again, after its own handlers, says that it has ended. */
function endsBySignalingItself(finished: () => void): void {
  const kill = process.kill;
  process.kill = (pid, signal) => {
    if (pid !== process.pid || signal === 0) return kill.call(process, pid, signal);
    finished();
    return true;
  };
}

const finished = new WeakSet<Context>();

function finish(context: Context, code: number): never {
  finished.add(context);
  context.log[code === 0 ? 'info' : 'error']('shutdown.done', { code, seconds: secondsSince(context) });
  process.exit(code);
}

/** Whoever ends the process: the log says so, and that a signal's own code means a clean end when everything was done. */
function watchExit(context: Context, signal: Signal): void {
  process.on('exit', (code) => {
    if (finished.has(context)) return;
    const phase: Phase = context.phase;
    if (phase !== 'ending')
      return context.log.error('shutdown.cut', { by: 'the application', code, ...describeOpen(context) });
    const clean = code === exitCodeOf(signal) || code === 0;
    if (clean) process.exitCode = hookFailures.has(context) ? 1 : 0;
    context.log[clean ? 'info' : 'error']('shutdown.done', {
      by: 'the application',
      code: clean ? (process.exitCode ?? 0) : code,
      seconds: secondsSince(context),
    });
  });
}

function secondsSince({ stoppedAt = performance.now() }: Context): number {
  return round(performance.now() - stoppedAt);
}

function round(ms: number): number {
  return Math.round(ms) / 1000;
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
