import { readFile } from 'node:fs/promises';
import type { MachinePressure } from '@seaworthy/core/model';
import { type ProcessorTimes, parseProcessorPressure, parseProcessorTimes } from './processor-times.ts';

const SAMPLE_EVERY_MS = 150;
/** Long enough that a competitor on the same processor is given its turn meanwhile. */
const WORK_MS = 6;

/** Rounds of the fixed work, and what they take on this machine when nothing is in the way: the least ever seen. */
const work = { rounds: 0, idleMs: Number.POSITIVE_INFINITY };

export interface MachineMeter extends Disposable {
  stop(): Promise<MachinePressure>;
}

interface Reading {
  waitingUs: number | undefined;
  times: ProcessorTimes | undefined;
}

/** Measures this machine until it is stopped: what the kernel says of its processors, a timer, and a small fixed work. */
export async function measureMachine(): Promise<MachineMeter> {
  calibrateWork();
  const beganMs = performance.now();
  const before = await readKernel();
  const lateness: number[] = [];
  const durations: number[] = [timeWork()];
  let plannedMs = performance.now() + SAMPLE_EVERY_MS;
  const timer = setInterval(() => {
    lateness.push(Math.max(0, performance.now() - plannedMs));
    durations.push(timeWork());
    plannedMs = performance.now() + SAMPLE_EVERY_MS;
  }, SAMPLE_EVERY_MS);
  timer.unref();
  return {
    [Symbol.dispose]: () => clearInterval(timer),
    async stop() {
      clearInterval(timer);
      const after = await readKernel();
      const measuredMs = performance.now() - beganMs;
      return {
        measuredMs: Math.round(measuredMs),
        ...sharesOf(before, after, measuredMs),
        slowdown: round(percentile(durations, 0.5) / work.idleMs),
        lateMs: round(percentile(lateness, 0.95)),
      };
    },
  };
}

function sharesOf(before: Reading, after: Reading, measuredMs: number): Partial<MachinePressure> {
  const waitedMs =
    before.waitingUs === undefined || after.waitingUs === undefined
      ? undefined
      : (after.waitingUs - before.waitingUs) / 1000;
  const ticks = (kind: keyof ProcessorTimes) => (after.times?.[kind] ?? 0) - (before.times?.[kind] ?? 0);
  const total = ticks('total');
  return {
    ...(waitedMs === undefined ? {} : { waiting: round(Math.min(1, waitedMs / measuredMs)) }),
    ...(total > 0 ? { idle: round(ticks('idle') / total), stolen: round(ticks('stolen') / total) } : {}),
  };
}

/** Other systems have neither file: then what is measured beside it has to do. */
async function readKernel(): Promise<Reading> {
  const read = (path: string) => readFile(path, 'utf8').catch(() => '');
  const [pressure, stat] = await Promise.all([read('/proc/pressure/cpu'), read('/proc/stat')]);
  return { waitingUs: parseProcessorPressure(pressure), times: parseProcessorTimes(stat) };
}

function calibrateWork(): void {
  if (work.rounds > 0) return;
  work.rounds = 10_000;
  // Compiled and warm after a few; from then on the rounds are set so that one piece takes about as long as it should.
  for (let count = 0; count < 12; count += 1) {
    const tookMs = Math.max(0.01, doWork(work.rounds));
    work.rounds = Math.round((work.rounds * WORK_MS) / tookMs);
  }
  for (let count = 0; count < 8; count += 1) timeWork();
}

function timeWork(): number {
  const tookMs = doWork(work.rounds);
  work.idleMs = Math.min(work.idleMs, tookMs);
  return tookMs;
}

let sink = 1;
function doWork(rounds: number): number {
  const began = performance.now();
  for (let round = 0; round < rounds; round += 1) sink = (sink * 48_271) % 2_147_483_647;
  return performance.now() - began;
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
