import { formatBytes } from '@seaworthy/core/format';
import type { BuildStep, OnEvent } from '@seaworthy/core/model';
import { lastWords } from '../processes/last-words.ts';
import type { SolveStatus, Vertex, VertexStatus } from './solve-status.ts';
import { createStepLog, KEPT_LINES } from './step-log.ts';
import { parseStepName, type StepName } from './step-name.ts';
import {
  dropRepetitions,
  durationOf,
  isCached,
  isCancellation,
  startOf,
  sum,
  type TrackedStep,
  toBuildStep,
} from './tracked-step.ts';

/** The step that stopped a build. */
export interface FailedStep {
  /** Absent for steps of BuildKit itself (reading the context, resolving an image). */
  stage?: string;
  name: string;
  error: string;
  /** All that was kept of its output. */
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

/** A bake target. Those with the same source share their stages; `stage` is the one that it asks for. */
export interface TrackedTarget {
  name: string;
  source: string;
  stage?: string;
}

/** One build as it is followed. */
interface Tracking {
  bakeTargets: readonly TrackedTarget[];
  onEvent: OnEvent;
  /** By BuildKit's digest. */
  steps: Map<string, TrackedStep>;
  /** Places whose end was told. */
  told: Set<string>;
  firstFailed?: TrackedStep;
}

/** Turns BuildKit's statuses into events while they come, and into steps in the end. `targets` are the bake targets asked for. */
export function trackSteps(bakeTargets: readonly TrackedTarget[], onEvent: OnEvent): StepTracker {
  const tracking: Tracking = { bakeTargets, onEvent, steps: new Map(), told: new Set() };
  return {
    apply(status) {
      for (const vertex of status.vertexes ?? []) applyVertex(tracking, vertex);
      for (const transfer of status.statuses ?? []) applyTransfer(tracking, transfer);
      for (const { vertex, data } of status.logs ?? []) {
        const step = tracking.steps.get(vertex);
        for (const line of step?.log.push(Buffer.from(data, 'base64')) ?? []) {
          onEvent({ type: 'build.step.progress', id: vertex, line });
        }
      }
    },

    finish: (succeeded) => finish(tracking, succeeded),

    failedStep() {
      if (tracking.firstFailed === undefined) return undefined;
      const { parsed, error, log } = tracking.firstFailed;
      const failed = { name: parsed.name, error: error ?? '', lines: log.last(KEPT_LINES) };
      return parsed.stage === undefined ? failed : { stage: parsed.stage, ...failed };
    },

    contextBytes() {
      const contexts = [...tracking.steps.values()].filter(({ parsed }) => parsed.name === 'load build context');
      if (contexts.length === 0) return undefined;
      return sum(contexts.flatMap(({ transfers }) => [...transfers.values()].map(({ current }) => current)));
    },
  };
}

function applyVertex(tracking: Tracking, vertex: Vertex): void {
  const parsed = parseStepName(
    vertex.name,
    tracking.bakeTargets.map(({ name }) => name),
  );
  const step = tracking.steps.get(vertex.digest) ?? track(tracking, vertex, parsed);
  if (parsed.target !== undefined) step.targets.add(parsed.target);
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
    if (!isCancellation(vertex.error)) tracking.firstFailed ??= step;
  }
  if (step.turns.keys().next().value === vertex.name) announce(tracking, step, end !== undefined);
}

function track({ bakeTargets, steps }: Tracking, vertex: Vertex, parsed: StepName): TrackedStep {
  const step: TrackedStep = {
    digest: vertex.digest,
    parsed: withStage(parsed, bakeTargets),
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

function announce(tracking: Tracking, step: TrackedStep, ended: boolean): void {
  const { told, onEvent } = tracking;
  const place = placeOf(tracking, step);
  // A cached step is reported again for each target that uses it, also when it was another target that ran it.
  if (!isShown(step) || (isCached(step) && told.has(place))) return;
  const cancelled = step.error !== undefined && isCancellation(step.error);
  // Of two ids for one step BuildKit gives one up without having begun it.
  if (cancelled && !step.announced) return;
  const named = { id: step.digest, stage: stageOf(step), name: step.parsed.name };
  if (!step.announced) onEvent({ type: 'build.step.started', ...named });
  step.announced = !ended;
  if (!ended) return;
  if (step.parsed.cacheable) told.add(place);
  const durationMs = durationOf(step);
  if (step.error !== undefined) {
    const lastLines = cancelled ? [] : lastWords(step.log.last(KEPT_LINES));
    onEvent({ type: 'build.step.failed', ...named, durationMs, lastLines });
  } else {
    onEvent({ type: 'build.step.finished', ...named, cached: isCached(step), durationMs });
  }
}

function applyTransfer({ steps, onEvent }: Tracking, status: VertexStatus): void {
  const step = steps.get(status.vertex);
  if (step === undefined) return;
  step.transfers.set(status.id, { current: status.current ?? 0, total: status.total ?? 0 });
  const all = [...step.transfers.values()];
  const total = sum(all.map((transfer) => transfer.total));
  if (!step.announced || total < 1_000_000) return;
  const line = `${formatBytes(sum(all.map(({ current }) => current)))} of ${formatBytes(total)}`;
  onEvent({ type: 'build.step.progress', id: step.digest, line });
}

function finish(tracking: Tracking, succeeded: boolean): BuildStep[] {
  const { steps } = tracking;
  const all = [...steps.values()].filter((step) => step.turns.size > 0);
  const origin = Math.min(...all.map(startOf));
  const ranOrCached = all.map((step) => toBuildStep(step, startOf(step) - origin));
  const skipped = succeeded ? [...steps.values()].filter((step) => step.turns.size === 0 && step.parsed.cacheable) : [];
  // BuildKit does not even look at steps whose result nobody asks for because a later one came from the cache.
  const unseen = skipped.map((step) => toBuildStep({ ...step, cached: true }, 0));
  const placeOfId = ({ id }: BuildStep) => placeOf(tracking, steps.get(id) as TrackedStep);
  const kept = dropRepetitions([...ranOrCached, ...unseen], placeOfId).sort((a, b) => a.startedMs - b.startedMs);
  for (const { id } of kept.filter((step) => unseen.includes(step))) {
    const step = steps.get(id);
    if (step !== undefined) announce(tracking, Object.assign(step, { cached: true }), true);
  }
  return kept;
}

/** What a reader calls the same step, whatever ids BuildKit gives it. */
function placeOf({ bakeTargets }: Tracking, { parsed, targets: [...of] }: TrackedStep): string {
  const source = bakeTargets.find(({ name }) => name === of[0])?.source;
  const { platform, stage, position, name } = parsed;
  return JSON.stringify([source, platform, stage, position, name]);
}

function withStage(parsed: StepName, [first, ...others]: readonly TrackedTarget[]): StepName {
  if (parsed.position === undefined || parsed.stage !== undefined) return parsed;
  const target = [first, ...others].find((candidate) => candidate?.name === parsed.target) ?? first;
  return { ...parsed, stage: target?.stage ?? 'stage-0' };
}

function isShown({ parsed }: TrackedStep): boolean {
  return parsed.stage !== undefined || parsed.name.startsWith('exporting to');
}

function stageOf({ parsed, targets }: TrackedStep): string {
  return parsed.stage ?? [...targets].join(', ');
}
