import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { failedProgram, trackTask } from '@seaworthy/core/events';
import { formatBytes } from '@seaworthy/core/format';
import type { OnEvent } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import type { PrivateApt } from '../apt/private-apt.ts';
import type { DebianCodename } from '../foundations/definition/define-foundation.ts';
import type { FoundationMatch } from '../foundations/find-foundation.ts';
import { withLock } from '../machine/process-lock.ts';
import { checkHost } from '../making/check-host.ts';
import { contentTag, type FoundationImage, findFoundationImages, movingTag } from '../making/foundation-image.ts';
import { groupByBase, type ImageGroup } from '../making/group-by-base.ts';
import { loadLayout } from '../making/load-layout.ts';
import { type MadeImage, makeGroup } from '../making/make-group.ts';
import { fetchRelease, type ReleaseTools } from '../making/material.ts';
import { type PlannedImage, planImages } from '../making/plan-images.ts';
import { openReleaseApt } from '../making/release-apt.ts';
import { runLanes } from '../making/run-lanes.ts';
import { openWorkspace } from '../making/workspace.ts';
import { sbomPathOf } from './sbom-path.ts';

export interface MakeOptions {
  home: string;
  onEvent?: OnEvent;
  signal?: AbortSignal;
}

/** Makes foundations from today's packages and loads them into the engine; content that exists is not made again. */
export async function makeFoundations(
  engine: Engine,
  matches: readonly FoundationMatch[],
  options: MakeOptions,
): Promise<Map<FoundationMatch, FoundationImage>> {
  await checkHost(engine);
  const { home, signal } = options;
  try {
    await withLock(join(home, 'foundations/making.lock'), signal, async () => {
      // Another process may have made them while this one waited for the lock.
      await using workspace = await openWorkspace(home);
      await makeAll(engine, matches, workspace.folder, options);
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw explain(error);
  }
  return await findFoundationImages(engine, matches, signal);
}

async function makeAll(
  engine: Engine,
  matches: readonly FoundationMatch[],
  workspace: string,
  { home, onEvent, signal: outerSignal }: MakeOptions,
): Promise<void> {
  const releases = [...new Set(matches.map(({ variant }) => variant.debian))];
  const apts = new Map<DebianCodename, PrivateApt>();
  for (const debian of releases) apts.set(debian, await openReleaseApt(home, debian));

  const planning = { id: 'foundations/packages', title: 'Looking up signed packages' };
  const plan = () => planImages(engine, matches, apts, join(workspace, 'npm'), outerSignal);
  const planned = await trackTask(onEvent, planning, plan);
  const missing = await tagExisting(engine, planned);

  await runLanes(2, groupByBase(missing), outerSignal, (signal) => {
    const material = new Map<DebianCodename, Promise<ReleaseTools>>();
    for (const [debian, apt] of apts) {
      const variants = missing.filter(({ match }) => match.variant.debian === debian).map(({ match }) => match.variant);
      const fetching = fetchRelease(apt, debian, variants, workspace, signal);
      // Whoever awaits it gets the failure; nobody might, when another lane fails first.
      fetching.catch(() => undefined);
      material.set(debian, fetching);
    }
    return async (group, index) => {
      const { debian } = group;
      const name = group.images.map(({ match }) => match.definition.id).join('+');
      const id = `foundations/${name}`;
      const progress = (detail: string) => onEvent?.({ type: 'task.progress', id, detail });
      const work = async (): Promise<MadeImage[]> => {
        const { layout, images } = await makeGroup(group.images, group.base, {
          folder: join(workspace, `group-${index}`),
          debian,
          architecture: engine.architecture,
          apt: apts.get(debian) as PrivateApt,
          material: material.get(debian) as Promise<ReleaseTools>,
          progress,
          signal,
        });
        progress('loading into the engine');
        await loadLayout(engine, layout, signal);
        await settle(engine, home, images);
        return images;
      };
      await trackTask(onEvent, { id, title: describeGroup(group) }, work, describeSizes);
    };
  });
}

/** Content that the engine has already only needs the moving tag; returns the rest. */
async function tagExisting(engine: Engine, planned: readonly PlannedImage[]): Promise<PlannedImage[]> {
  const missing: PlannedImage[] = [];
  for (const image of planned) {
    const { exitCode } = await engine.docker(['tag', image.reference, movingTag(image.match)], { reject: false });
    if (exitCode !== 0) missing.push(image);
  }
  return missing;
}

async function settle(engine: Engine, home: string, images: readonly MadeImage[]): Promise<void> {
  for (const { planned, sbom } of images) {
    const path = sbomPathOf(home, contentTag(planned.match, planned.content));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, sbom);
    await engine.docker(['tag', planned.reference, movingTag(planned.match)]);
  }
}

function describeGroup({ images }: ImageGroup): string {
  return `Making ${images.map(({ match }) => `${match.definition.id} ${match.variant.version}`).join(' and ')}`;
}

function describeSizes(images: readonly MadeImage[]): string {
  return images
    .map(({ unpackedBytes, transferredBytes }) => {
      // Archives that are not compressed are a little larger than what is in them.
      const compressed = transferredBytes < unpackedBytes ? `, ${formatBytes(transferredBytes)} compressed` : '';
      return `${formatBytes(unpackedBytes)}${compressed}`;
    })
    .join('; ');
}

/** A failing program becomes the catalogued error; anything else is passed on as it is. */
function explain(error: unknown): unknown {
  const failed = failedProgram(error);
  return failed === undefined ? error : userError('FOUNDATION_FAILED', failed, error);
}
