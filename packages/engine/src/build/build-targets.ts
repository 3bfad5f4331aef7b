import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type UserError, userError } from '@seaworthy/core/errors';
import type { BuildRecord, BuiltImage, HistoryEntry, OnEvent } from '@seaworthy/core/model';
import type { Engine } from '../connection/engine.ts';
import { measureImage } from '../images/measure-image.ts';
import type { Substitution } from '../images/substitution.ts';
import { followDocker } from '../processes/docker-process.ts';
import { bakeArguments } from './bake-arguments.ts';
import { type BakeTarget, readBakeTargets } from './bake-definition.ts';
import { explainBuildFailure, RETRIED } from './build-failures.ts';
import { readBuildxAbilities } from './buildx-version.ts';
import { type CaBundle, findCaBundle, openAuthorities } from './ca-bundle.ts';
import { summariseCache } from './cache-summary.ts';
import { parsePlainProgress } from './plain-progress.ts';
import { parseSolveStatus } from './solve-status.ts';
import { readSourceRevision, type SourceRevision } from './source-revision.ts';
import { type StepTracker, trackSteps } from './step-tracker.ts';
import { warnAboutDisk } from './warn-about-disk.ts';

export interface BuildRequest {
  /** Folder with the bake file; paths in it are relative to this. */
  directory: string;
  bakeFile?: string;
  /** Targets or groups of the bake file; absent or empty: its group `default`. */
  targets?: readonly string[];
  substitutions?: readonly Substitution[];
  /** Values for variables of the bake file, in place of this process's own. */
  variables?: Readonly<Record<string, string>>;
  /** File with extra certificate authorities; absent: what this machine's environment names. */
  ca?: string;
  noCache?: boolean;
  /** Read the built images for their sizes. Default true. */
  measure?: boolean;
  /** Push every tag after a successful build. */
  push?: boolean;
  /** Earlier builds, oldest first: what cached steps took when they last ran. */
  history?: readonly HistoryEntry[];
  /** Folder in which sizes of images are remembered by their content; absent: measured anew. */
  sizeCache?: string;
  signal?: AbortSignal;
  onEvent: OnEvent;
}

/** `error` says why, when the record's outcome is `failed`. A cancelled build has none. */
export interface BuildResult {
  record: BuildRecord;
  error?: UserError;
}

/**
 * Builds targets of a bake file with `docker buildx bake` and measures the images. A network failure is tried a second
 * time. A failed build is a result; what keeps it from starting is thrown: BUILDX_MISSING, BAKE_FILE_INVALID,
 * CA_BUNDLE_MISSING, IMAGE_PUSH_FAILED.
 */
export async function buildTargets(engine: Engine, request: BuildRequest): Promise<BuildResult> {
  const { directory, bakeFile = 'docker-bake.hcl', targets = [], variables = {}, onEvent, signal } = request;
  const startedAt = new Date().toISOString();
  const began = performance.now();
  const [abilities, definition, ca, revision] = await Promise.all([
    readBuildxAbilities(engine),
    readBakeTargets(engine, { directory, bakeFile, targets, variables }),
    findCaBundle(process.env, request.ca),
    readSourceRevision(directory),
    warnAboutDisk(engine, onEvent),
  ]);
  for (const { path, origin } of ca.missing) {
    onEvent({
      type: 'notice',
      level: 'warning',
      message: `${origin} names ${path}, which does not exist; it is ignored.`,
    });
  }

  await using authorities = ca.bundle === undefined ? undefined : await openAuthorities(ca.bundle);
  const attempt = {
    engine,
    request: { ...request, bakeFile, targets },
    abilities,
    definition,
    revision,
    ...(ca.bundle && authorities && { ca: { ...ca.bundle, folder: authorities.path } }),
  };
  let result = await bake(attempt, 1);
  if (result.outcome === 'failed' && RETRIED.includes(result.error?.code ?? '')) {
    onEvent({ type: 'notice', level: 'warning', message: `${result.error?.message} Trying once more.` });
    await sleep(2000, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    result = await bake(attempt, 2);
  }
  const durationMs = performance.now() - began;
  const images =
    result.outcome === 'succeeded' && request.measure !== false ? await measure(engine, request, definition) : [];
  if (request.push && result.outcome === 'succeeded') await push(engine, definition, signal);

  const steps = result.tracker.finish(result.outcome === 'succeeded');
  const contextBytes = result.tracker.contextBytes();
  const record: BuildRecord = {
    schemaVersion: 1,
    startedAt,
    outcome: result.outcome,
    durationMs: Math.round(durationMs),
    ...(contextBytes === undefined ? {} : { contextBytes }),
    steps,
    images,
    cache: summariseCache(steps, request.history ?? []),
    substitutions: (request.substitutions ?? []).map(({ reference, substitute }) => ({ reference, substitute })),
  };
  return result.error === undefined ? { record } : { record, error: result.error };
}

interface Attempt {
  engine: Engine;
  request: BuildRequest & { bakeFile: string; targets: readonly string[] };
  abilities: { rawJson: boolean; entitlements: boolean };
  definition: readonly BakeTarget[];
  revision: SourceRevision;
  ca?: CaBundle & { folder: string };
}

interface AttemptResult {
  outcome: BuildRecord['outcome'];
  tracker: StepTracker;
  error?: UserError;
}

async function bake(attempt: Attempt, attempts: number): Promise<AttemptResult> {
  const { engine, request, abilities, definition, revision, ca } = attempt;
  const names = definition.map(({ name }) => name);
  const tracker = trackSteps(definition, request.onEvent);
  const text: string[] = [];
  const parse = abilities.rawJson ? parseSolveStatus : parsePlainProgress;
  const parser = parse(tracker.apply, (line) => text.push(line));
  const args = bakeArguments({
    directory: request.directory,
    bakeFile: request.bakeFile,
    targets: names,
    definition,
    substitutions: request.substitutions ?? [],
    ...(ca === undefined ? {} : { authorities: ca.folder }),
    noCache: request.noCache ?? false,
    progress: abilities.rawJson ? 'rawjson' : 'plain',
    entitlements: abilities.entitlements,
  });
  const { exitCode, cancelled } = await followDocker(engine, args, {
    cwd: request.directory,
    // Who builds may have said it otherwise.
    env: {
      ...Object.fromEntries(Object.entries(revision).filter(([name]) => !process.env[name])),
      ...request.variables,
    },
    signal: request.signal,
    onStderr: parser.push,
  });
  if (cancelled || request.signal?.aborted) return { outcome: 'cancelled', tracker };
  if (exitCode === 0) return { outcome: 'succeeded', tracker };
  const step = tracker.failedStep();
  const error = explainBuildFailure({
    text,
    bakeFile: request.bakeFile,
    attempts,
    ...(step === undefined ? {} : { step }),
    ...(ca === undefined ? {} : { caOrigin: ca.origin }),
  });
  return { outcome: 'failed', tracker, error };
}

async function measure(
  engine: Engine,
  { sizeCache, onEvent }: BuildRequest,
  definition: readonly BakeTarget[],
): Promise<BuiltImage[]> {
  const images: BuiltImage[] = [];
  // One after the other: each reads a whole image, and what they share is then read only once.
  for (const { name, tags } of definition) {
    const [reference] = tags;
    if (reference === undefined) continue;
    const image = await measureImage(engine, {
      target: name,
      reference,
      ...(sizeCache === undefined ? {} : { sizeCache }),
    });
    onEvent({ type: 'build.image', image });
    images.push(image);
  }
  return images;
}

async function push(engine: Engine, definition: readonly BakeTarget[], signal: AbortSignal | undefined): Promise<void> {
  for (const tag of definition.flatMap(({ tags }) => tags)) {
    const options = { reject: false, ...(signal === undefined ? {} : { signal }) };
    const { exitCode, stderr } = await engine.docker(['push', '--quiet', tag], options);
    if (exitCode !== 0)
      throw userError('IMAGE_PUSH_FAILED', { image: tag, reason: stderr.trim().split('\n').at(-1) ?? '' });
  }
}
