import { setTimeout as pause } from 'node:timers/promises';
import type { UnreadSocket } from '@seaworthy/agent';
import type { Engine } from '@seaworthy/engine';
import type { HeldRequest, Load } from '../../load/request-generator.ts';
import { now } from '../../load/request-record.ts';

/** Asks for the connections of the paused service that have something unread. Absent when nobody could look. */
export type ReadUnread = () => Promise<readonly UnreadSocket[] | undefined>;

export interface FreezeOptions {
  container: string;
  /** Where the service listens, in its container. */
  port: number;
  paths: readonly string[];
  /** How many requests are sent at once. */
  size: number;
  readUnread: ReadUnread;
  abort: AbortSignal;
}

/** A service that is paused in the midst of a burst of requests. */
export interface FrozenBurst {
  /** How many were sent in all. */
  sent: number;
  /** Those without an answer. */
  unanswered: readonly HeldRequest[];
  /** How many of these the service had read by then; the others lie in sockets, and which is which nobody can tell. */
  begun: number;
}

const TRIES = 6;
/** No try begins later: the load has its ceilings, too. */
const MOST_MS = 10_000;
/** How long the proxies between here and the service have to hand over what was sent, or what it answered. */
const PASS_ON_MS = 300;
const DRAIN_MS = 4000;
/** Sent to the frozen service, which surely has not read them: answers to these show that it goes on after the signal. */
const MORE = 10;
/** Between the commands that let it go on and pause it again; the next try corrects it. */
const WINDOW = { firstMs: 0, stepMs: 8 };

/**
 * Brings requests in flight of a service that answers each at once: it is paused, gets a burst, goes on, and is paused
 * again in the midst of that. What it has read by then and not answered is in flight, whatever it is. `undefined`: that
 * could not be brought about. Otherwise the service *stays paused*; whoever calls lets it go on, whatever happens.
 */
export async function freezeBurst(
  engine: Engine,
  load: Load,
  options: FreezeOptions,
): Promise<FrozenBurst | undefined> {
  const { container, abort } = options;
  const beganMs = now();
  let found: FrozenBurst | undefined;
  try {
    let next: Next | undefined = { size: options.size, windowMs: WINDOW.firstMs };
    for (let count = 0; count < TRIES && next !== undefined && now() - beganMs < MOST_MS; count += 1) {
      const tried: FrozenBurst | Next | undefined = await tryOnce(engine, load, { ...options, ...next });
      if (tried !== undefined && 'begun' in tried) {
        found = tried;
        return found;
      }
      next = tried;
      abort.throwIfAborted();
    }
    return undefined;
  } finally {
    if (found === undefined) await resume(engine, container);
  }
}

/** Lets it go on; nothing happens when it is not paused. Not to be aborted: a paused container can't be stopped. */
export async function resume(engine: Engine, container: string): Promise<void> {
  await engine.docker(['unpause', container], { reject: false });
}

interface Next {
  size: number;
  windowMs: number;
}

/** Yields what the next try does differently when nothing was begun, and `undefined` when no other try is worth it. */
async function tryOnce(
  engine: Engine,
  load: Load,
  { container, port, paths, size, windowMs, readUnread, abort }: FreezeOptions & Next,
): Promise<FrozenBurst | Next | undefined> {
  if (!(await freeze(engine, container))) return undefined;
  const burst = sendBurst(load, paths, size);
  await pause(PASS_ON_MS, undefined, { signal: abort });
  const before = await readUnread();
  if (before === undefined) return undefined;
  const arrived = arrivedOf(before, port);
  // What has not arrived whole would look like read later on. A short queue of the server may be why.
  if (arrived.size !== size || burst.unanswered().length !== size) {
    const smaller = Math.max(1, Math.floor(Math.min(size - 1, arrived.size) / 2));
    return (await letGo(engine, container, burst)) && size > 1 ? { size: smaller, windowMs } : undefined;
  }
  if (!(await letThrough(engine, container, windowMs))) {
    return (await letGo(engine, container, burst)) ? { size, windowMs: windowMs + WINDOW.stepMs } : undefined;
  }
  await settle(burst, abort);
  const after = await readUnread();
  if (after === undefined) return undefined;
  const unread = [...unreadFrom(after, port)].filter((peer) => arrived.has(peer)).length;
  const unanswered = burst.unanswered();
  const begun = unanswered.length - unread;
  if (begun > 0) {
    const more = sendBurst(load, paths, MORE);
    await pause(PASS_ON_MS, undefined, { signal: abort });
    return { sent: size + MORE, unanswered: [...unanswered, ...more.unanswered()], begun };
  }
  const late = unanswered.length === 0;
  const changed = late ? Math.max(0, windowMs - WINDOW.stepMs / 2) : windowMs + WINDOW.stepMs;
  return (await letGo(engine, container, burst)) ? { size, windowMs: changed } : undefined;
}

async function freeze(engine: Engine, container: string): Promise<boolean> {
  return (await engine.docker(['pause', container], { reject: false })).exitCode === 0;
}

interface Burst {
  unanswered(): HeldRequest[];
}

/** Each over a connection of its own, and whole: nothing but the server is waited for. */
function sendBurst(load: Load, paths: readonly string[], size: number): Burst {
  const open = new Set<HeldRequest>();
  for (let index = 0; index < size; index += 1) {
    const request = load.hold('burst', paths[index % paths.length] ?? '/');
    open.add(request);
    void request.done.then(() => open.delete(request));
  }
  return { unanswered: () => [...open] };
}

/**
 * Other ends of the connections on which requests lie unread. A burst has one way to the service, so it comes from one
 * address there; with a connection from elsewhere, which is somebody else's, nothing can be counted.
 */
function arrivedOf(sockets: readonly UnreadSocket[], port: number): Set<string> {
  const addresses = new Set(sockets.filter((socket) => socket.port === port).map(({ peer }) => peer.address));
  return addresses.size > 1 ? new Set() : unreadFrom(sockets, port);
}

function unreadFrom(sockets: readonly UnreadSocket[], port: number): Set<string> {
  return new Set(sockets.flatMap(({ port: at, peer }) => (at === port ? [`${peer.address} ${peer.port}`] : [])));
}

/**
 * Lets it go on for a moment. Both commands are given at once, since a command takes longer than many a server needs for
 * a whole burst; when they came in the other order it is not paused, and the answer is `false`.
 */
async function letThrough(engine: Engine, container: string, windowMs: number): Promise<boolean> {
  const resumed = resume(engine, container);
  await pause(windowMs);
  const frozen = await freeze(engine, container);
  await resumed;
  return frozen;
}

/** Waits until what was answered has arrived here. */
async function settle(burst: Burst, abort: AbortSignal): Promise<void> {
  for (let before = -1; before !== burst.unanswered().length; ) {
    before = burst.unanswered().length;
    await pause(PASS_ON_MS, undefined, { signal: abort });
  }
}

/** Whether it answered the whole burst then: only after that another one can be told from it. */
async function letGo(engine: Engine, container: string, burst: Burst): Promise<boolean> {
  await resume(engine, container);
  const ended = Promise.all(burst.unanswered().map(({ done }) => done)).then(() => true);
  if (await Promise.race([ended, pause(DRAIN_MS, false)])) return true;
  for (const request of burst.unanswered()) request.abandon();
  return false;
}
