import { z } from 'zod';

/** How hard the machine that ran an experiment was pressed meanwhile. An engine elsewhere may have fared otherwise. */
export const machinePressureSchema = z.strictObject({
  /** How long was looked. */
  measuredMs: z.number(),
  /** Share of that time in which something that could run had to wait for a processor (`/proc/pressure/cpu`). */
  waiting: z.number().optional(),
  /** Share of its processors' time in which they had nothing to do. */
  idle: z.number().optional(),
  /** Share of its processors' time that the host of this virtual machine gave to others (`steal` in `/proc/stat`). */
  stolen: z.number().optional(),
  /**
   * Share of its processors' time that was used by programs that have nothing to do with the run: neither this one, nor what it
   * started, nor its containers, nor the engine. Absent where not all processes can be seen.
   */
  others: z.number().optional(),
  /** Programs that could run, for each of its processors, at the mean: with 3, each has a third of one (`procs_running`). */
  queued: z.number().optional(),
  /** How many times as long as on the idle machine a small fixed piece of work took, at the median. */
  slowdown: z.number(),
  /** The same in processor time, which only a slower processor or a host that takes time without saying so makes longer. */
  dragged: z.number().optional(),
  /** How late a timer went off, in milliseconds: all but one of twenty were earlier. */
  lateMs: z.number(),
});
export type MachinePressure = z.infer<typeof machinePressureSchema>;

/** What an experiment was done under: one entry for each time that it was done. */
export const conditionSchema = z.strictObject({
  experiment: z.string(),
  /** Kinds of evidence that it yielded. */
  yields: z.array(z.string()),
  machine: machinePressureSchema,
});
export type Condition = z.infer<typeof conditionSchema>;

const BUSY = { slowdown: 1.5, lateMs: 25, stolen: 0.1, others: 0.1 };
/** Two processors of a virtual machine may be the two halves of one: either is slower then while the other has work. */
const DRAGGED = 2;
/** A service that is held back by its own limit waits, too, but then the processors are idle. */
const CROWDED = { waiting: 0.5, idle: 0.2 };

/** A processor that is shared by nobody may still be this many times slower in a virtual machine or beside slow disks. */
const MOST_ALONE = 4;

/** How many times slower than on an idle machine something may be at most that the experiment still lived to see. */
export function mostSlowdown({ queued = 1 }: MachinePressure): number {
  return MOST_ALONE * Math.max(1, queued);
}

/**
 * Whether times measured meanwhile may be the machine's and not the service's. What a run uses itself is no reason: what it
 * times, it times alone.
 */
export function isBusy(pressure: MachinePressure): boolean {
  const { waiting = 0, idle = 0, stolen = 0, others, slowdown, dragged = 1, lateMs } = pressure;
  if (stolen >= BUSY.stolen || dragged >= DRAGGED) return true;
  if (others !== undefined && others < BUSY.others) return false;
  if (slowdown >= BUSY.slowdown || lateMs >= BUSY.lateMs) return true;
  return waiting >= CROWDED.waiting && idle <= CROWDED.idle;
}
