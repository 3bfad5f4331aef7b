import type { BuildStep, OnEvent } from '@seaworthy/core/model';
import type { SolveStatus, Vertex, VertexStatus } from './solve-status.ts';
import { createStepLog, type StepLog } from './step-log.ts';
import { parseStepName, type StepName } from './step-name.ts';

/** The step that stopped a build. */
export interface FailedStep {
  /** Absent for steps of BuildKit itself (reading the context, resolving an image). */
  stage?: string;
  name: string;
  error: string;
  lines: string[];
}

/** Follows one build. */
export interface StepTracker {
  apply(status: SolveStatus): void;
  /** The steps in the order in which they started. Call when the build has ended. */
  finish(succeeded: boolean): BuildStep[];
  /** The first step that failed by itself, not because another one did; absent when none has. */
  failedStep(): FailedStep | undefined;
  /** Bytes of build context that were sent; unchanged files are not sent again. Absent when no step read the context. */
  contextBytes(): number | undefined;
}

interface TrackedStep {
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
  /** Its end was reported. */
  told: boolean;
  error?: string;
  log: StepLog;
  transfers: Map<string, { current: number; total: number }>;
}

const REPORTED_LINES = 15;

/** A bake target; those with the same source share their stages. */
export interface TrackedTarget {
  name: string;
  source: string;
}

/** Turns BuildKit's statuses into events while they come, and into steps in the end. `targets` are the bake targets asked for. */
export function trackSteps(bakeTargets: readonly TrackedTarget[], onEvent: OnEvent): StepTracker {
  const targets = bakeTargets.map(({ name }) => name);
  const sources = new Map(bakeTargets.map(({ name, source }) => [name, source]));
  const steps = new Map<string, TrackedStep>();
  let firstFailed: TrackedStep | undefined;

  function applyVertex(vertex: Vertex): void {
    const step = steps.get(vertex.digest) ?? track(vertex);
    const { target } = parseStepName(vertex.name, targets);
    if (target !== undefined) step.targets.add(target);
    if (vertex.started === undefined) return;
    const start = Date.parse(vertex.started);
    const end = vertex.completed === undefined ? undefined : Date.parse(vertex.completed);
    const turns = step.turns.get(vertex.name) ?? new Map<number, number | undefined>();
    if (turns.has(start) && (turns.get(start) !== undefined || end === undefined)) return;
    step.turns.set(vertex.name, turns.set(start, end));
    if (vertex.cached === true) step.cached = true;
    else if (end !== undefined) step.ran = true;
    if (vertex.error !== undefined && vertex.error !== '') {
      step.error = vertex.error;
      if (!isCancellation(vertex.error)) firstFailed ??= step;
    }
    if (step.turns.keys().next().value === vertex.name) announce(step, end !== undefined);
  }

  function track(vertex: Vertex): TrackedStep {
    const step: TrackedStep = {
      digest: vertex.digest,
      parsed: parseStepName(vertex.name, targets),
      targets: new Set(),
      turns: new Map(),
      ran: false,
      cached: false,
      announced: false,
      told: false,
      log: createStepLog(),
      transfers: new Map(),
    };
    steps.set(vertex.digest, step);
    return step;
  }

  function announce(step: TrackedStep, ended: boolean): void {
    // A cached step is reported once for each target that uses it.
    if (!isShown(step) || (step.told && isCached(step))) return;
    const named = { id: step.digest, stage: stageOf(step), name: step.parsed.name };
    if (!step.announced) onEvent({ type: 'build.step.started', ...named });
    step.announced = !ended;
    if (!ended) return;
    step.told = true;
    const durationMs = durationOf(step);
    if (step.error !== undefined) {
      onEvent({ type: 'build.step.failed', ...named, durationMs, lastLines: step.log.last(REPORTED_LINES) });
    } else {
      onEvent({ type: 'build.step.finished', ...named, cached: isCached(step), durationMs });
    }
  }

  function applyTransfer(status: VertexStatus): void {
    const step = steps.get(status.vertex);
    if (step === undefined) return;
    step.transfers.set(status.id, { current: status.current ?? 0, total: status.total ?? 0 });
    const all = [...step.transfers.values()];
    const total = sum(all.map((transfer) => transfer.total));
    if (!step.announced || total < 1_000_000) return;
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
    const line = `${megabytes(sum(all.map(({ current }) => current)))} of ${megabytes(total)} MB`;
    onEvent({ type: 'build.step.progress', id: step.digest, line });
  }

  function placeOf({ id, name }: BuildStep): string {
    const step = steps.get(id);
    const [target = ''] = step?.targets ?? [];
    const { platform, stage, position } = step?.parsed ?? {};
    return JSON.stringify([sources.get(target), platform, stage, position, name]);
  }

  return {
    apply(status) {
      for (const vertex of status.vertexes ?? []) applyVertex(vertex);
      for (const transfer of status.statuses ?? []) applyTransfer(transfer);
      for (const { vertex, data } of status.logs ?? []) {
        const step = steps.get(vertex);
        for (const line of step?.log.push(Buffer.from(data, 'base64')) ?? []) {
          onEvent({ type: 'build.step.progress', id: vertex, line });
        }
      }
    },

    finish(succeeded) {
      const all = [...steps.values()].filter((step) => step.turns.size > 0);
      const origin = Math.min(...all.map(startOf));
      const ranOrCached = all.map((step) => toBuildStep(step, startOf(step) - origin));
      const skipped = succeeded
        ? [...steps.values()].filter((step) => step.turns.size === 0 && step.parsed.cacheable)
        : [];
      // BuildKit does not even look at steps whose result nobody asks for because a later one came from the cache.
      const unseen = skipped.map((step) => toBuildStep({ ...step, cached: true }, 0));
      const kept = dropRepetitions([...ranOrCached, ...unseen], placeOf).sort((a, b) => a.startedMs - b.startedMs);
      for (const { id } of kept.filter((step) => unseen.includes(step))) {
        const step = steps.get(id);
        if (step !== undefined) announce(Object.assign(step, { cached: true }), true);
      }
      return kept;
    },

    failedStep() {
      if (firstFailed === undefined) return undefined;
      const { parsed, error, log } = firstFailed;
      const failed = { name: parsed.name, error: error ?? '', lines: log.last(REPORTED_LINES) };
      return parsed.stage === undefined ? failed : { stage: parsed.stage, ...failed };
    },

    contextBytes() {
      const contexts = [...steps.values()].filter(({ parsed }) => parsed.name === 'load build context');
      if (contexts.length === 0) return undefined;
      return sum(contexts.flatMap(({ transfers }) => [...transfers.values()].map(({ current }) => current)));
    },
  };
}

// Two targets of one bake announce the same step of the same Dockerfile under two ids until BuildKit notices that they are
// one; a copied file may even be copied twice. It counts once, as what took longest.
function dropRepetitions(all: readonly BuildStep[], placeOf: (step: BuildStep) => string): BuildStep[] {
  const kept = new Map<string, BuildStep>();
  for (const step of all) {
    const place = step.cacheable ? placeOf(step) : step.id;
    const other = kept.get(place);
    if (other === undefined || weight(step) > weight(other)) kept.set(place, step);
  }
  return [...kept.values()];
}

function weight(step: BuildStep): number {
  return step.error !== undefined ? Number.POSITIVE_INFINITY : step.cached ? -1 : step.durationMs;
}

function toBuildStep(step: TrackedStep, startedMs: number): BuildStep {
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
    ...(step.error === undefined ? {} : { error: step.error }),
  };
}

function isShown({ parsed }: TrackedStep): boolean {
  return parsed.stage !== undefined || parsed.name.startsWith('exporting to');
}

function stageOf({ parsed, targets }: TrackedStep): string {
  return parsed.stage ?? [...targets].join(', ');
}

function isCached(step: TrackedStep): boolean {
  return step.cached && !step.ran;
}

function isCancellation(error: string): boolean {
  return /context canceled|: canceled/i.test(error);
}

function startOf({ turns }: TrackedStep): number {
  return Math.min(...[...turns.values()].flatMap((of) => [...of.keys()]));
}

function durationOf({ turns }: TrackedStep): number {
  const took = [...turns.values()].map((of) =>
    sum([...of].map(([start, end]) => (end === undefined ? 0 : end - start))),
  );
  return Math.max(0, ...took);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
