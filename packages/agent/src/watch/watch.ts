import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type ContainerTarget, describeProcesses, findProcesses } from '../proc/container.ts';
import { createTableReader, type ProcessTable, uptimeMs } from '../proc/process-table.ts';
import { createSightings, type Sightings } from './sightings.ts';

/** Between two looks; and at least so many times as long as a look took, so that it is cheap on a machine with many processes. */
const EVERY_MS = 100;
const REST_TIMES = 20;

/**
 * Looks at containers again and again: their targets come as lines of JSON on standard input, at any time; at its end the
 * watch ends, and resolves to what was seen of each, by id.
 */
export async function watch(): Promise<Record<string, Sightings>> {
  const targets = new Map<string, { target: ContainerTarget; sightings: ReturnType<typeof createSightings> }>();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const target = JSON.parse(line) as ContainerTarget;
    targets.set(target.id, { target, sightings: createSightings() });
  });
  const over = new AbortController();
  lines.once('close', () => over.abort());
  process.stdout.write('ready\n');

  const readTable = createTableReader();
  const lookAtAll = () => {
    if (targets.size === 0) return;
    const table = readTable();
    for (const { target, sightings } of targets.values()) look(table, target, sightings);
  };
  while (!over.signal.aborted) {
    const began = performance.now();
    lookAtAll();
    const restMs = Math.max(EVERY_MS, REST_TIMES * (performance.now() - began));
    await pause(restMs, undefined, { signal: over.signal }).catch(() => undefined);
  }
  // Where looks are far apart, a short watch would otherwise end with what it saw at its beginning.
  lookAtAll();
  return Object.fromEntries(
    [...targets].flatMap(([id, { sightings }]) => {
      const result = sightings.result();
      return result === undefined ? [] : [[id, result]];
    }),
  );
}

function look(table: ProcessTable, target: ContainerTarget, sightings: ReturnType<typeof createSightings>): void {
  const own = findProcesses(table, target);
  const main = own === undefined ? undefined : table.get(own.main);
  if (own === undefined || main === undefined) return;
  const alive = [...describeProcesses(own)].filter(([pid, { state }]) => table.has(pid) && !'ZX'.includes(state));
  const named = alive.map(([pid, process]) => [`${pid}@${table.get(pid)?.startedMs}`, process] as const);
  // Of the container as it runs now: one that was started again starts anew.
  sightings.add(new Map(named), Math.max(0, Math.round(uptimeMs() - main.startedMs)));
}
