import { answersSinceStart } from './answers-since-start.ts';
import type { HealthCheck } from './health-check.ts';
import type { ContainerInspection } from './inspection.ts';

/** How many answers of a health check the engine keeps; older ones are gone. */
const KEPT_ANSWERS = 5;

/** The engine's defaults, where neither image nor compose file says any. */
const INTERVAL_MS = 30_000;
const START_INTERVAL_MS = 5000;

/**
 * When the health check of a container succeeded for the first time, by the engine's clock. Absent when it never did, and
 * when the first answer has left the log: the oldest one that is still there says nothing about the start then.
 */
export function firstHealthyAt({ Config, State }: Pick<ContainerInspection, 'Config' | 'State'>): number | undefined {
  const log = answersSinceStart(State);
  const success = log.find(({ ExitCode }) => ExitCode === 0);
  if (success === undefined) return undefined;
  const sinceStartMs = Date.parse(log[0]?.Start ?? '') - Date.parse(State.StartedAt);
  // A second answer comes two intervals after the start at the earliest.
  const whole = log.length < KEPT_ANSWERS || sinceStartMs < 1.9 * firstIntervalMs(Config.Healthcheck);
  return whole ? Date.parse(success.End) : undefined;
}

function firstIntervalMs(check: HealthCheck): number {
  const intervalMs = (check?.Interval || INTERVAL_MS * 1e6) / 1e6;
  if (!check?.StartPeriod) return intervalMs;
  return Math.min(intervalMs, (check.StartInterval || START_INTERVAL_MS * 1e6) / 1e6);
}
