import type { MachinePressure } from '../model/index.ts';
import { formatDuration } from './duration.ts';

/** How hard a machine was pressed, in a few words: `work waited for a processor 92 % of the time, ran 2.7 times as long`. */
export function describePressure({ waiting, stolen, slowdown, lateMs }: MachinePressure): string {
  return [
    ...(waiting === undefined ? [] : [`processes waited for a processor ${Math.round(waiting * 100)} % of the time`]),
    `work took ${slowdown} times as long as at best`,
    `timers were up to ${formatDuration(lateMs)} late`,
    ...(stolen === undefined || stolen < 0.01 ? [] : [`the host took ${Math.round(stolen * 100)} %`]),
  ].join(', ');
}
