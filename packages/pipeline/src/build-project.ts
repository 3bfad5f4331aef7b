import { join } from 'node:path';
import { baseImagesOf } from '@seaworthy/core';
import { formatPlural } from '@seaworthy/core/format';
import type { HistoryEntry, OnEvent, Plan } from '@seaworthy/core/model';
import { historyEntrySchema } from '@seaworthy/core/model';
import type { BuildResult, Engine } from '@seaworthy/engine';
import { substituteBaseImages } from './base-images.ts';
import type { Phases } from './phases.ts';
import type { Target } from './target/open-target.ts';
import { appendLine, readStateFile, STATE_FOLDER, saveDocuments } from './target/state-folder.ts';

export interface ProjectBuild {
  engine: Engine;
  target: Target;
  plan: Plan;
  /** Empty: the group `default`. */
  targets: readonly string[];
  noCache: boolean;
  phases: Phases;
  onEvent: OnEvent;
  signal: AbortSignal;
}

/** Base images, then the build; leaves `build.json` and a line of history. A failed build is a result with an `error`. */
export async function buildProject(build: ProjectBuild): Promise<BuildResult> {
  const { engine, target, plan, phases, onEvent, signal } = build;
  const { buildTargets, toHistoryEntry } = await import('@seaworthy/engine');
  const substitutions = await phases.run(
    { id: 'foundations', title: 'Base images' },
    () => substituteBaseImages(engine, baseImagesOf(plan), { onEvent, signal }),
    (made) => (made.length === 0 ? 'from the registry' : `${formatPlural(made.length, 'image')} made on this machine`),
  );
  const history = await readHistory(target);
  const result = await phases.run(
    { id: 'build', title: 'Build' },
    async () => {
      const built = await buildTargets(engine, {
        directory: target.root,
        targets: build.targets,
        substitutions,
        noCache: build.noCache,
        history,
        sizeCache: join(target.root, STATE_FOLDER, 'sizes'),
        onEvent,
        signal,
      });
      signal.throwIfAborted();
      return built;
    },
    ({ record, error }) =>
      error !== undefined
        ? { failed: error.code }
        : `${formatPlural(record.images.length, 'image')}, ${record.cache.cachedSteps} of ${record.cache.cacheableSteps} steps cached`,
  );
  await saveDocuments(target, { 'build.json': result.record });
  if (result.record.outcome === 'succeeded') await appendLine(target, 'history.jsonl', toHistoryEntry(result.record));
  return result;
}

/** Earlier builds, oldest first. Lines that another version wrote are left out. */
export async function readHistory(target: Target): Promise<HistoryEntry[]> {
  const text = (await readStateFile(target, 'history.jsonl')) ?? '';
  return text.split('\n').flatMap((line) => {
    try {
      return [historyEntrySchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
