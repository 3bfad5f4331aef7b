import { judgeListening, type ListeningSocket, type WrongListening, withoutResolver } from '@seaworthy/core/processes';
import type { Engine } from '@seaworthy/engine';
import { now } from '../../load/request-record.ts';
import type { AgentImage } from '../agent-container.ts';
import { runAgent } from '../run-agent.ts';

/** Asks a container where it listens. Absent when nobody could look. */
export type ReadListeners = () => Promise<readonly ListeningSocket[] | undefined>;

export interface ListenersWatch {
  /**
   * Looks again when it is time for that. Resolves to where it listens when it has listened at wrong places alone for so
   * long that it is no start any more: servers open their port once, and a port for metrics or debugging a little earlier.
   */
  settled(runningMs: number): Promise<readonly ListeningSocket[] | undefined>;
  /** What the last look saw, when that was a wrong place. */
  last(): readonly ListeningSocket[] | undefined;
}

/** Nobody looks at a start of the usual length: each look is a container of its own, which costs processor time. */
const FIRST_LOOK_MS = 4000;
const BETWEEN_LOOKS_MS = 3000;
/** How long it has to have listened at the same wrong places. */
const STEADY_MS = 8000;

/** Watches where a service listens that is asked at `port`. */
export function watchListeners(port: number, read: ReadListeners, clock: () => number = now): ListenersWatch {
  let wrong: { sockets: readonly ListeningSocket[]; what: string; sinceMs: number } | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;
  return {
    last: () => wrong?.sockets,
    async settled(runningMs) {
      if (runningMs < FIRST_LOOK_MS || clock() - lookedMs < BETWEEN_LOOKS_MS) return undefined;
      lookedMs = clock();
      const sockets = await read();
      if (sockets === undefined) return undefined;
      const judged = judgeListening(port, sockets);
      if (judged === undefined) wrong = undefined;
      else if (wrong?.what !== judged.what) wrong = { sockets, what: judged.what, sinceMs: lookedMs };
      return wrong !== undefined && lookedMs - wrong.sinceMs >= STEADY_MS ? wrong.sockets : undefined;
    },
  };
}

/** Reads the sockets through the agent. What the container does to the agent is no error: then nobody knows. */
export function listenersOf(
  engine: Engine,
  agent: AgentImage | undefined,
  container: string,
  signal?: AbortSignal,
): ReadListeners {
  return async () => {
    if (agent === undefined) return undefined;
    const options = { labels: ['dev.seaworthy=prove'], ...(signal === undefined ? {} : { signal }) };
    const report = await runAgent(engine, agent, container, ['listeners'], options).catch(() => undefined);
    const reply = report?.listeners;
    return reply !== undefined && 'answer' in reply ? withoutResolver(reply.answer.sockets) : undefined;
  };
}

/** Why nobody reaches a container at a port, by one look; absent when that is not known, or not so. */
export async function diagnoseListening(
  engine: Engine,
  agent: AgentImage | undefined,
  { container, port, signal }: { container: string; port: number; signal?: AbortSignal },
): Promise<WrongListening | undefined> {
  const sockets = await listenersOf(engine, agent, container, signal)();
  return sockets === undefined ? undefined : judgeListening(port, sockets);
}
