import type { BuildStep } from '@seaworthy/core/model';
import { redact } from '@seaworthy/core/secrets';
import { lastWords } from '../processes/last-words.ts';
import { KEPT_LINES, type StepLog } from './step-log.ts';
import type { StepName } from './step-name.ts';

/** What is known so far about one vertex of BuildKit's graph. */
export interface TrackedStep {
  digest: string;
  parsed: StepName;
  targets: Set<string>;
  /**
   * Start → end in milliseconds since the epoch, for each name that it is reported under: a step may run in several turns,
   * and each target that shares it reports it with a clock of its own.
   */
  turns: Map<string, Map<number, number | undefined>>;
  ran: boolean;
  cached: boolean;
  /** A `started` event is out, its end not yet. */
  announced: boolean;
  error?: string;
  log: StepLog;
  transfers: Map<string, { current: number; total: number }>;
}

/** The step as the record has it. */
export function toBuildStep(step: TrackedStep, startedMs: number): BuildStep {
  const [target, ...others] = step.targets;
  return {
    id: step.digest,
    ...(target !== undefined && others.length === 0 ? { target } : {}),
    ...(step.parsed.stage === undefined ? {} : { stage: step.parsed.stage }),
    name: step.parsed.name,
    cached: isCached(step),
    cacheable: step.parsed.cacheable,
    startedMs,
    durationMs: durationOf(step),
    ...endOf(step),
  };
}

function endOf({ error, log }: TrackedStep): Pick<BuildStep, 'error' | 'lastLines' | 'cancelled'> {
  if (error === undefined) return {};
  if (isCancellation(error)) return { cancelled: true };
  const lines = lastWords(log.last(KEPT_LINES));
  return { error, ...(lines.length === 0 ? {} : { lastLines: lines.map(redact) }) };
}

/** True when nobody ran it in this build. */
export function isCached(step: TrackedStep): boolean {
  return step.cached && !step.ran;
}

/** True for the error of a step that was given up because another one failed or because it is another one. */
export function isCancellation(error: string): boolean {
  return /context canceled|: canceled/i.test(error);
}

/** Milliseconds since the epoch. */
export function startOf({ turns }: TrackedStep): number {
  return Math.min(...[...turns.values()].flatMap((of) => [...of.keys()]));
}

/** Milliseconds that it ran. */
export function durationOf({ turns }: TrackedStep): number {
  const took = [...turns.values()].map((of) =>
    sum([...of].map(([start, end]) => (end === undefined ? 0 : end - start))),
  );
  return Math.max(0, ...took);
}

/** The sum; 0 of nothing. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Two targets of one bake announce the same step of the same Dockerfile under two ids until BuildKit notices that they are
 * one; a copied file may even be copied twice. It counts once, as what took longest.
 */
export function dropRepetitions(all: readonly BuildStep[], placeOf: (step: BuildStep) => string): BuildStep[] {
  const kept = new Map<string, BuildStep>();
  for (const step of all) {
    const place = step.cacheable ? placeOf(step) : step.id;
    const other = kept.get(place);
    if (other === undefined || weight(step) > weight(other)) kept.set(place, step);
  }
  return [...kept.values()];
}

function weight(step: BuildStep): number {
  if (step.cancelled) return -2;
  if (step.error !== undefined) return Number.POSITIVE_INFINITY;
  return step.cached ? -1 : step.durationMs;
}
