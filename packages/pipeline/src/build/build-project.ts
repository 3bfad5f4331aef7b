import { join } from 'node:path';
import type { UserError } from '@seaworthy/core/errors';
import type { TaskEnd } from '@seaworthy/core/events';
import { formatPlural } from '@seaworthy/core/format';
import type { BuildRecord, Plan } from '@seaworthy/core/model';
import { redactTexts } from '@seaworthy/core/secrets';
import type { Engine } from '@seaworthy/engine';
import { substituteBaseImages } from '../engine/base-images.ts';
import { baseImagesOf } from '../plan-reading.ts';
import type { Run } from '../run/run.ts';
import { requireInstallationVariables } from '../secrets/installation-variables.ts';
import { readHistory } from '../target/history.ts';
import { appendLine, STATE_FOLDER, saveDocuments } from '../target/state-folder.ts';
import { loginVariables } from './login-variables.ts';

export interface ProjectBuild {
  engine: Engine;
  plan: Plan;
  /** Targets or groups; empty: the group `default`. */
  targets: readonly string[];
  noCache: boolean;
}

/** How a build ended. */
export interface Built {
  record: BuildRecord;
  /** Why it failed; absent when it succeeded. */
  failure?: UserError;
}

/** Base images, then the build; leaves `build.json` and a line of history. Errors: CONFIGURATION_MISSING for what installing needs. */
export async function buildProject(run: Run, build: ProjectBuild): Promise<Built> {
  const { target, phases } = run;
  const given = await requireInstallationVariables(build.plan, target.root);
  const substitutions = await phases.run(
    { id: 'foundations', title: 'Base images' },
    () => substituteBaseImages(run, build.engine, baseImagesOf(build.plan)),
    (made) => (made.length === 0 ? 'from the registry' : `${formatPlural(made.length, 'image')} made on this machine`),
  );
  if (substitutions.length > 0) await saveDocuments(target, { 'base-images.json': overrideOf(substitutions) });
  const built = await phases.run(
    { id: 'build', title: 'Build' },
    () => runBuild(run, build, { substitutions, given }),
    endOf,
  );
  await saveDocuments(target, { 'build.json': redactTexts(built.record) });
  if (built.record.outcome === 'succeeded') {
    const { toHistoryEntry } = await import('@seaworthy/engine');
    await appendLine(target, 'history.jsonl', toHistoryEntry(built.record));
  }
  return built;
}

/**
 * The substitution for who builds without Seaworthy: `docker buildx bake -f docker-bake.hcl -f .seaworthy/base-images.json`.
 */
function overrideOf(substitutions: BuildRecord['substitutions']): object {
  const contexts = substitutions.map(({ reference, substitute }) => [reference, `docker-image://${substitute}`]);
  return { target: { _common: { contexts: Object.fromEntries(contexts) } } };
}

async function runBuild(
  { target, onEvent, signal }: Run,
  { engine, plan, targets, noCache }: ProjectBuild,
  { substitutions, given }: { substitutions: BuildRecord['substitutions']; given: Record<string, string> },
): Promise<Built> {
  const { buildTargets } = await import('@seaworthy/engine');
  const { record, error } = await buildTargets(engine, {
    ...{ directory: target.root, targets, substitutions, noCache, onEvent, signal },
    variables: { ...loginVariables(plan, target.root, process.env), ...given },
    history: await readHistory(target),
    sizeCache: join(target.root, STATE_FOLDER, 'sizes'),
  });
  signal.throwIfAborted();
  return error === undefined ? { record } : { record, failure: error };
}

function endOf({ record: { images, cache }, failure }: Built): TaskEnd {
  if (failure !== undefined) return { failed: failure.code };
  return `${formatPlural(images.length, 'image')}, ${cache.cachedSteps} of ${cache.cacheableSteps} steps cached`;
}
