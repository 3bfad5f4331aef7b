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
  /** Start → end in milliseconds since the epoch; a step may run in several turns. */
  turns: Map<number, number | undefined>;
  ran: boolean;
  cached: boolean;
  announced: boolean;
  error?: string;
  log: StepLog;
  transfers: Map<string, { current: number; total: number }>;
}

const REPORTED_LINES = 15;

/** Turns BuildKit's statuses into events while they come, and into steps in the end. `targets` are the bake targets asked for. */
export function trackSteps(targets: readonly string[], onEvent: OnEvent): StepTracker {
  const steps = new Map<string, TrackedStep>();
  let firstFailed: TrackedStep | undefined;

  function applyVertex(vertex: Vertex): void {
    const step = steps.get(vertex.digest) ?? track(vertex);
    const { target } = parseStepName(vertex.name, targets);
    if (target !== undefined) step.targets.add(target);
    if (vertex.started === undefined) return;
    const start = Date.parse(vertex.started);
    const known = step.turns.get(start);
    const end = vertex.completed === undefined ? undefined : Date.parse(vertex.completed);
    if (step.turns.has(start) && (known !== undefined || end === undefined)) return;
    step.turns.set(start, end);
    if (vertex.cached === true) step.cached = true;
    else if (end !== undefined) step.ran = true;
    if (vertex.error !== undefined && vertex.error !== '') {
      step.error = vertex.error;
      if (!isCancellation(vertex.error)) firstFailed ??= step;
    }
    announce(step, end !== undefined);
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
      log: createStepLog(),
      transfers: new Map(),
    };
    steps.set(vertex.digest, step);
    return step;
  }

  function announce(step: TrackedStep, ended: boolean): void {
    if (!isShown(step)) return;
    const named = { id: step.digest, stage: stageOf(step), name: step.parsed.name };
    if (!step.announced) onEvent({ type: 'build.step.started', ...named });
    step.announced = !ended;
    if (!ended) return;
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
      const skipped = succeeded ? [...steps.values()].filter((step) => step.turns.size === 0 && step.parsed.cacheable) : [];
      // BuildKit does not even look at steps whose result nobody asks for because a later one came from the cache.
      const unseen = skipped.map((step) => toBuildStep({ ...step, cached: true }, 0));
      return dropRepetitions([...ranOrCached, ...unseen], steps).sort((a, b) => a.startedMs - b.startedMs);
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

// Two targets of one bake announce the same stage under two ids until BuildKit notices that they are one. What ran counts
// each time that it ran; what came from the cache counts once.
function dropRepetitions(all: BuildStep[], tracked: ReadonlyMap<string, TrackedStep>): BuildStep[] {
  const place = ({ id, name }: BuildStep) => {
    const parsed = tracked.get(id)?.parsed;
    return `${parsed?.platform} ${parsed?.stage} ${parsed?.position} ${name}`;
  };
  const ran = new Set(all.filter((step) => step.cacheable && !step.cached).map(place));
  const seen = new Set<string>();
  return all.filter((step) => {
    if (!step.cacheable || !step.cached) return true;
    const key = place(step);
    if (ran.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
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

function startOf(step: TrackedStep): number {
  return Math.min(...step.turns.keys());
}

function durationOf(step: TrackedStep): number {
  return sum([...step.turns].map(([start, end]) => (end === undefined ? 0 : end - start)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
