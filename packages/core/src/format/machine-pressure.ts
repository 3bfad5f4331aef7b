import type { MachinePressure } from '../model/index.ts';
import { formatDuration } from './duration.ts';

/** How hard a machine was pressed, in a few words: `work waited for a processor 92 % of the time, ran 2.7 times as long`. */
export function describePressure({ waiting, others, stolen, slowdown, lateMs }: MachinePressure): string {
  return [
    ...(others === undefined
      ? []
      : [`programs that are not part of the run took ${percent(others)} of the processors`]),
    ...(waiting === undefined ? [] : [`processes waited for a processor ${percent(waiting)} of the time`]),
    `work took ${slowdown} times as long as at best`,
    `timers were up to ${formatDuration(lateMs)} late`,
    ...(stolen === undefined || stolen < 0.01 ? [] : [`the host took ${percent(stolen)}`]),
  ].join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
