import { setTimeout as pause } from 'node:timers/promises';
import type { EvidenceValues } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { protocolOf } from '../../load/protocol-of.ts';
import { now } from '../../load/request-record.ts';
import { sendSignal, watchEnd } from '../../sources/watch-end.ts';
import { type OpenEventStream, openEventStream } from './event-stream.ts';
import { openIdle, openSilent, type QuietConnection } from './quiet-connections.ts';
import { type OpenWebSocket, openWebSocket } from './web-socket.ts';

export interface KeepOpenOptions {
  container: string;
  signal: string;
  graceMs: number;
  port: number;
  /** The first one is what idle connections have asked for. */
  paths: readonly string[];
  abort: AbortSignal;
}

type Seen = EvidenceValues['openConnections'];

interface Opened {
  silent: QuietConnection[];
  idle: QuietConnection[];
  webSockets: OpenWebSocket[];
  eventStreams: OpenEventStream[];
}

const NONE: Opened = { silent: [], idle: [], webSockets: [], eventStreams: [] };
const OF_EACH = 2;
/** Where frameworks and people put them when nobody says otherwise. */
const USUAL_PLACES = {
  webSockets: ['/ws', '/socket.io/?EIO=4&transport=websocket'],
  eventStreams: ['/events', '/stream', '/sse'],
};
const SETTLED_MS = 300;
/** What was sent last has arrived here by then. */
const ARRIVED_MS = 200;
/** How long it may take to end once nobody holds anything open. */
const RELEASED_MS = 3000;

/** Stops a container while a client keeps connections of every kind open, and lets go only when the grace period is over. */
export async function stopWhileOpen(engine: Engine, options: KeepOpenOptions): Promise<Seen> {
  const { container, signal, graceMs, port, paths, abort } = options;
  const isPlain = (await protocolOf(port, paths[0])) === 'http';
  const opened = isPlain ? await openAll(options) : { ...NONE, silent: await openSeveral(() => openSilent(port)) };
  const end = watchEnd(engine, container, abort);
  try {
    await pause(SETTLED_MS, undefined, { signal: abort });
    const [silent, idle] = [opened.silent, opened.idle].map((all) => all.filter((one) => one.isOpen()).length);
    const sentMs = now();
    await sendSignal(engine, container, signal);
    const alone = await end.by(sentMs + graceMs);
    await pause(ARRIVED_MS);
    const goodbyes = goodbyesOf(opened);
    closeAll(opened);
    const released = alone || (await end.by(now() + RELEASED_MS));
    const endedMs = end.endedMs();
    if (!released) await end.kill();
    return {
      ...{ signal, graceMs, end: alone ? 'alone' : released ? 'released' : 'never' },
      ...(released && endedMs !== undefined ? { exitMs: Math.round(endedMs - sentMs) } : {}),
      ...{ silent: silent ?? 0, idle: idle ?? 0, ...goodbyes },
      tried: isPlain ? [...new Set([...paths, ...USUAL_PLACES.webSockets, ...USUAL_PLACES.eventStreams])] : [],
    };
  } finally {
    closeAll(opened);
  }
}

async function openAll({ port, paths: [first = '/', ...others] }: KeepOpenOptions): Promise<Opened> {
  const each = <One>(places: readonly string[], open: (path: string) => Promise<One | undefined>) =>
    present([...new Set([first, ...others, ...places])].flatMap((path) => [open(path), open(path)]));
  const [idle, webSockets, eventStreams] = await Promise.all([
    openSeveral(() => openIdle(port, first)),
    each(USUAL_PLACES.webSockets, (path) => openWebSocket(port, path)),
    each(USUAL_PLACES.eventStreams, (path) => openEventStream(port, path)),
  ]);
  // Last: a server closes one on which nothing comes for long, which is no answer to its signal.
  return { idle, webSockets, eventStreams, silent: await openSeveral(() => openSilent(port)) };
}

function openSeveral<One>(open: () => Promise<One | undefined>): Promise<One[]> {
  return present(Array.from({ length: OF_EACH }, open));
}

async function present<One>(opening: readonly Promise<One | undefined>[]): Promise<One[]> {
  return (await Promise.all(opening)).filter((one) => one !== undefined) as One[];
}

function closeAll(opened: Opened): void {
  for (const one of Object.values(opened).flat()) one.destroy();
}

/** How each ended so far; what is still open then would be cut by the engine. */
function goodbyesOf({ webSockets, eventStreams }: Opened): Pick<Seen, 'webSockets' | 'eventStreams'> {
  const byPath = <One extends { path: string }>(all: readonly One[]) =>
    [...new Set(all.map(({ path }) => path))]
      .sort()
      .map((path) => ({ path, all: all.filter((one) => one.path === path) }));
  return {
    webSockets: byPath(webSockets).map(({ path, all }) => {
      const closed = all.flatMap((one) => one.closedBy() ?? []);
      return { path, closed, cut: all.length - closed.length };
    }),
    eventStreams: byPath(eventStreams).map(({ path, all }) => {
      const ended = all.filter((one) => one.state() === 'ended').length;
      return { path, ended, cut: all.length - ended };
    }),
  };
}
