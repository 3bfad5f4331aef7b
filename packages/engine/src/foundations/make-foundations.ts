import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import type { OnEvent } from '@seaworthy/core/model';
import type { PrivateApt } from '../apt/private-apt.ts';
import type { Engine } from '../connection/engine.ts';
import { trackTask } from '../track-task.ts';
import { contentKey, definitionKey } from './content-key.ts';
import type { BootstrapBase, DebianCodename } from './define-foundation.ts';
import type { FoundationMatch } from './find-foundation.ts';
import { contentTag, type FoundationImage, findFoundationImages, movingTag } from './foundation-image.ts';
import { unpackMmdebstrap } from './making/bootstrap.ts';
import { checkHost } from './making/check-host.ts';
import { loadLayout } from './making/load-layout.ts';
import { type MadeImage, makeGroup, type PlannedImage } from './making/make-group.ts';
import { fetchNpm, fetchRelease, npmOf, type ReleaseTools, resolvePackages } from './making/material.ts';
import { withLock } from './making/process-lock.ts';
import { openReleaseApt } from './making/release-apt.ts';
import { openWorkspace } from './making/workspace.ts';
import { sbomPathOf } from './sbom-path.ts';

export interface MakeOptions {
  home: string;
  onEvent?: OnEvent;
  signal?: AbortSignal;
}

type Made = Map<FoundationMatch, FoundationImage>;

/** Makes foundations from today's packages and loads them into the engine; content that exists is not made again. */
export async function makeFoundations(
  engine: Engine,
  matches: readonly FoundationMatch[],
  options: MakeOptions,
): Promise<Made> {
  await checkHost(engine);
  const { home, signal } = options;
  try {
    return await withLock(join(home, 'foundations/making.lock'), signal, async () => {
      await using workspace = await openWorkspace(home);
      return await makeAll(engine, matches, workspace.folder, options);
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw explain(error);
  }
}

async function makeAll(
  engine: Engine,
  matches: readonly FoundationMatch[],
  workspace: string,
  { home, onEvent, signal: outerSignal }: MakeOptions,
): Promise<Made> {
  const failure = new AbortController();
  const signal = AbortSignal.any(outerSignal === undefined ? [failure.signal] : [failure.signal, outerSignal]);
  const releases = [...new Set(matches.map(({ variant }) => variant.debian))];
  const apts = new Map<DebianCodename, PrivateApt>();
  for (const debian of releases) apts.set(debian, await openReleaseApt(home, debian));

  const indices = { id: 'foundations/packages', title: 'Fetching signed packages' };
  const { planned, tools, mmdebstrap } = await trackTask(onEvent, indices, async () => {
    const [npm] = await Promise.all([
      fetchNpm(matches, join(workspace, 'npm'), signal),
      ...[...apts.values()].map((apt) => apt.update(signal ? { signal } : {})),
    ]);
    const planned = await Promise.all(
      matches.map(async (match): Promise<PlannedImage> => {
        const packages = await resolvePackages(aptOf(apts, match), match.variant);
        const own = npmOf(match.variant, npm);
        const content = contentKey(match, engine.architecture, packages, [...own.values()]);
        const definition = definitionKey(match, engine.architecture);
        return { match, definition, content, reference: contentTag(match, content), npm: own };
      }),
    );
    const tools = new Map<DebianCodename, ReleaseTools>();
    for (const [debian, apt] of apts) {
      const variants = matches.filter(({ variant }) => variant.debian === debian).map(({ variant }) => variant);
      tools.set(debian, await fetchRelease(apt, debian, variants, workspace, signal));
    }
    const [first] = apts.values();
    const needsBase = matches.some(({ variant }) => variant.base !== undefined);
    const programs = join(workspace, 'mmdebstrap');
    const mmdebstrap = first !== undefined && needsBase ? await unpackMmdebstrap(first, programs, signal) : '';
    return { planned, tools, mmdebstrap };
  });

  const groups = groupByBase(planned);
  const result: Made = new Map();
  const makeNext = async (): Promise<void> => {
    for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
      const { images, base, debian } = group;
      const names = images.map(({ match }) => match.definition.id);
      const task = { id: `foundations/${names.join('+')}`, title: `Making ${names.join(' and ')}` };
      const folder = join(workspace, `group-${groups.length}`);
      const work = async () => {
        const apt = apts.get(debian) as PrivateApt;
        const context = { folder, debian, architecture: engine.architecture, apt, mmdebstrap };
        const cancel = signal ? { signal } : {};
        const made = await makeGroup(images, base, { ...context, tools: tools.get(debian) as ReleaseTools, ...cancel });
        await loadLayout(engine, made.layout, signal);
        await settle(engine, home, made.images);
        return made.images;
      };
      const made = await trackTask(onEvent, task, work, describeSizes);
      for (const [match, image] of await findFoundationImages(engine, made.map(({ planned }) => planned.match))) {
        result.set(match, image);
      }
    }
  };
  // Two at a time: one bootstraps (mostly one core), the other unpacks and compresses.
  const settled = await Promise.allSettled(
    [makeNext(), makeNext()].map((work) =>
      work.catch((error: unknown) => {
        // The other one works in the same folder, which is removed next: it has to end first.
        failure.abort();
        throw error;
      }),
    ),
  );
  const rejected = settled.filter((item) => item.status === 'rejected');
  const first = rejected.find(({ reason }) => !(reason as { isCanceled?: boolean }).isCanceled) ?? rejected[0];
  if (first !== undefined) throw first.reason;
  return result;
}

interface Group {
  debian: DebianCodename;
  base?: BootstrapBase;
  images: PlannedImage[];
}

/** Images with an equal base share its layer; groups with a base come first, since they take longest. */
function groupByBase(planned: readonly PlannedImage[]): Group[] {
  const groups = new Map<string, Group>();
  for (const image of planned) {
    const { base, debian } = image.match.variant;
    const key = base === undefined ? image.reference : `${debian} ${JSON.stringify(base)}`;
    const group = groups.get(key) ?? { debian, ...(base === undefined ? {} : { base }), images: [] };
    group.images.push(image);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(b.base !== undefined) - Number(a.base !== undefined));
}

async function settle(engine: Engine, home: string, images: readonly MadeImage[]): Promise<void> {
  for (const { planned, sbom } of images) {
    const path = sbomPathOf(home, planned.reference);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, sbom);
    await engine.docker(['tag', planned.reference, movingTag(planned.match)]);
  }
}

function describeSizes(images: readonly MadeImage[]): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  return images
    .map(({ unpackedBytes, transferredBytes }) => `${megabytes(unpackedBytes)}, ${megabytes(transferredBytes)} compressed`)
    .join('; ');
}

function aptOf(apts: ReadonlyMap<DebianCodename, PrivateApt>, { variant }: FoundationMatch): PrivateApt {
  return apts.get(variant.debian) as PrivateApt;
}

/** A failing program becomes the catalogued error; anything else is passed on as it is. */
function explain(error: unknown): unknown {
  const failure = error as { shortMessage?: string; stderr?: unknown };
  if (failure.shortMessage === undefined) return error;
  const text = typeof failure.stderr === 'string' ? failure.stderr : '';
  const lastLines = text.trimEnd().split('\n').slice(-12);
  return userError('FOUNDATION_FAILED', { command: failure.shortMessage, lastLines }, error);
}
