/** Time of all processors since the machine's start, in ticks. */
export interface ProcessorTimes {
  total: number;
  idle: number;
  /** Given to other virtual machines by the host. */
  stolen: number;
}

/** Of user space; every architecture of Linux has a hundred in a second. */
export const TICK_MS = 10;

/** Microseconds in which something that could run had to wait (`some` of `/proc/pressure/cpu`); undefined: not there. */
export function parseProcessorPressure(text: string): number | undefined {
  const total = /^some .*\btotal=(\d+)/m.exec(text)?.[1];
  return total === undefined ? undefined : Number(total);
}

/** The first line of `/proc/stat`; guest time is part of user time there and not counted again. */
export function parseProcessorTimes(text: string): ProcessorTimes | undefined {
  const numbers = /^cpu +(.+)$/m.exec(text)?.[1]?.split(/ +/).slice(0, 8).map(Number);
  if (numbers === undefined || numbers.some(Number.isNaN)) return undefined;
  return { total: numbers.reduce((sum, number) => sum + number, 0), idle: numbers[3] ?? 0, stolen: numbers[7] ?? 0 };
}

/** Programs that run or could, in `/proc/stat`; undefined: not there. */
export function parseRunning(text: string): number | undefined {
  const running = /^procs_running (\d+)$/m.exec(text)?.[1];
  return running === undefined ? undefined : Number(running);
}
