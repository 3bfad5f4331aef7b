import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type ContainerTarget, describeProcesses, findProcesses } from '../proc/container.ts';
import { createTableReader, type ProcessTable, uptimeMs } from '../proc/process-table.ts';
import { findListeners } from '../proc/read-sockets.ts';
import { createSightings, type Sightings } from './sightings.ts';

/** Between two looks; and at least so many times as long as a look took, so that it is cheap on a machine with many processes. */
const EVERY_MS = 100;
const REST_TIMES = 20;
/** Longer than this it never rests: on a busy machine each look takes long, and what is there for two seconds has to be seen. */
const MOST_REST_MS = 1000;
/** The same of the table of sockets, which is long where a load is on. */
const LISTENERS_EVERY_MS = 400;

interface Watched {
  target: ContainerTarget;
  sightings: ReturnType<typeof createSightings>;
  /** Its first process at the last look. */
  main?: number | undefined;
}

/**
 * Looks at containers again and again: their targets come as lines of JSON on standard input, at any time; at its end the
 * watch ends, and resolves to what was seen of each, by id.
 */
export async function watch(): Promise<Record<string, Sightings>> {
  const targets = new Map<string, Watched>();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const target = JSON.parse(line) as ContainerTarget;
    targets.set(target.id, { target, sightings: createSightings() });
  });
  const over = new AbortController();
  lines.once('close', () => over.abort());
  process.stdout.write('ready\n');

  const readTable = createTableReader();
  const again = async (everyMs: number, look: () => void) => {
    while (!over.signal.aborted) {
      const began = performance.now();
      look();
      const restMs = Math.max(everyMs, Math.min(MOST_REST_MS, REST_TIMES * (performance.now() - began)));
      await pause(restMs, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  const lookAtProcesses = () => {
    const table = targets.size === 0 ? undefined : readTable();
    for (const watched of targets.values()) if (table !== undefined) watched.main = look(table, watched);
  };
  const lookAtListeners = () => {
    for (const { main, sightings } of targets.values())
      if (main !== undefined) sightings.addListeners(findListeners(main));
  };
  await Promise.all([again(EVERY_MS, lookAtProcesses), again(LISTENERS_EVERY_MS, lookAtListeners)]);
  // On a machine that makes looking slow, the last time may be long ago.
  lookAtProcesses();
  lookAtListeners();
  return Object.fromEntries(
    [...targets].flatMap(([id, { sightings }]) => {
      const result = sightings.result();
      return result === undefined ? [] : [[id, result]];
    }),
  );
}

/** Yields the container's first process, if it has one. */
function look(table: ProcessTable, { target, sightings }: Watched): number | undefined {
  const own = findProcesses(table, target);
  const main = own === undefined ? undefined : table.get(own.main);
  if (own === undefined || main === undefined) return undefined;
  const alive = [...describeProcesses(own)].filter(([pid, { state }]) => table.has(pid) && !'ZX'.includes(state));
  const named = alive.map(([pid, process]) => [`${pid}@${table.get(pid)?.startedMs}`, process] as const);
  // Of the container as it runs now: one that was started again starts anew.
  sightings.add(new Map(named), Math.max(0, Math.round(uptimeMs() - main.startedMs)));
  return own.main;
}
