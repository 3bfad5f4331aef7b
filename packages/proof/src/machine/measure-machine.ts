import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { createTableReader, type ProcessTable } from '@seaworthy/agent';
import type { MachinePressure } from '@seaworthy/core/model';
import {
  type ProcessorTimes,
  parseProcessorPressure,
  parseProcessorTimes,
  parseRunning,
  TICK_MS,
} from './processor-times.ts';
import { timeOfOthers } from './time-of-others.ts';

const SAMPLE_EVERY_MS = 150;
/** Long enough that a competitor on the same processor is given its turn meanwhile. */
const WORK_MS = 6;

interface WorkTime {
  /** By the clock. */
  tookMs: number;
  /** Of the processor. */
  usedMs: number;
}

/** Rounds of the fixed work, and what they take on this machine when nothing is in the way: the least ever seen. */
const work = { rounds: 0, least: { tookMs: Number.POSITIVE_INFINITY, usedMs: Number.POSITIVE_INFINITY } };

export interface MachineMeter extends Disposable {
  stop(): Promise<MachinePressure>;
}

interface Reading {
  waitingUs: number | undefined;
  times: ProcessorTimes | undefined;
  processes: ProcessTable | undefined;
}

/**
 * Measures this machine until it is stopped: what the kernel says of its processors and of who uses them, a timer, and a
 * small fixed work. `ownContainers`: ids of the containers of this run, which are no strangers.
 */
export async function measureMachine(ownContainers: () => Promise<readonly string[]>): Promise<MachineMeter> {
  calibrateWork();
  const before = await readKernel();
  const beganMs = performance.now();
  const lateness: number[] = [];
  const durations: WorkTime[] = [timeWork()];
  const running: number[] = [];
  let plannedMs = performance.now() + SAMPLE_EVERY_MS;
  const timer = setInterval(() => {
    lateness.push(Math.max(0, performance.now() - plannedMs));
    durations.push(timeWork());
    void countRunning(running);
    plannedMs = performance.now() + SAMPLE_EVERY_MS;
  }, SAMPLE_EVERY_MS);
  timer.unref();
  return {
    [Symbol.dispose]: () => clearInterval(timer),
    async stop() {
      clearInterval(timer);
      const measuredMs = performance.now() - beganMs;
      const after = await readKernel();
      return {
        measuredMs: Math.round(measuredMs),
        ...sharesOf(before, after, measuredMs),
        ...othersOf(before, after, await ownContainers()),
        ...queueOf(running),
        ...slownessOf(durations),
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

function othersOf(before: Reading, after: Reading, containers: readonly string[]): Partial<MachinePressure> {
  if (before.processes === undefined || after.processes === undefined) return {};
  const usedMs = timeOfOthers(before.processes, after.processes, { pid: process.pid, containers });
  const totalMs = ((after.times?.total ?? 0) - (before.times?.total ?? 0)) * TICK_MS;
  return usedMs === undefined || totalMs <= 0 ? {} : { others: round(Math.min(1, usedMs / totalMs)) };
}

async function countRunning(counts: number[]): Promise<void> {
  const count = parseRunning(await readProc('stat'));
  if (count !== undefined) counts.push(count);
}

function queueOf(running: readonly number[]): Pick<MachinePressure, 'queued'> {
  if (running.length === 0) return {};
  const mean = running.reduce((sum, count) => sum + count, 0) / running.length;
  return { queued: round(mean / availableParallelism()) };
}

function slownessOf(durations: readonly WorkTime[]): Pick<MachinePressure, 'slowdown' | 'dragged'> {
  const medianOf = (kind: keyof WorkTime) =>
    percentile(
      durations.map((time) => time[kind]),
      0.5,
    );
  return {
    slowdown: round(medianOf('tookMs') / work.least.tookMs),
    dragged: round(medianOf('usedMs') / work.least.usedMs),
  };
}

/** Other systems have none of these files: then what is measured beside it has to do. */
function readProc(name: string): Promise<string> {
  return readFile(`/proc/${name}`, 'utf8').catch(() => '');
}

async function readKernel(): Promise<Reading> {
  const [pressure, stat] = await Promise.all([readProc('pressure/cpu'), readProc('stat')]);
  const times = parseProcessorTimes(stat);
  const processes = times === undefined ? undefined : createTableReader()();
  return { waitingUs: parseProcessorPressure(pressure), times, processes };
}

function calibrateWork(): void {
  if (work.rounds > 0) return;
  work.rounds = 10_000;
  // Compiled and warm after a few; from then on the rounds are set so that one piece takes about as long as it should.
  for (let count = 0; count < 12; count += 1) {
    const { tookMs } = doWork(work.rounds);
    work.rounds = Math.round((work.rounds * WORK_MS) / Math.max(0.01, tookMs));
  }
  for (let count = 0; count < 8; count += 1) timeWork();
}

function timeWork(): WorkTime {
  const time = doWork(work.rounds);
  work.least.tookMs = Math.min(work.least.tookMs, time.tookMs);
  work.least.usedMs = Math.min(work.least.usedMs, time.usedMs);
  return time;
}

let sink = 1;
function doWork(rounds: number): WorkTime {
  const before = process.cpuUsage();
  const began = performance.now();
  for (let round = 0; round < rounds; round += 1) sink = (sink * 48_271) % 2_147_483_647;
  const tookMs = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { tookMs, usedMs: Math.max(0.01, (user + system) / 1000) };
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
