import { detectFacts, openRepository, PINS_FILE, planFacts, type Repository, readConfiguration } from '@seaworthy/core';
import { UserError } from '@seaworthy/core/errors';
import { formatPlural } from '@seaworthy/core/format';
import { parseReference } from '@seaworthy/core/images';
import type { Pins } from '@seaworthy/core/model';
import { connectEngine } from '../engine/connect-engine.ts';
import { readPins } from '../plan/plan-project.ts';
import { baseImagesOf } from '../plan-reading.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { lockTarget } from '../target/lock.ts';
import { renderSortedJson } from '../target/sorted-json.ts';
import { writeFiles } from '../target/write-files.ts';

/** A public image that the plan names, and what its registry said. */
export interface PinnedImage {
  /** By name and tag. */
  reference: string;
  /** What the file holds now; absent: it was never known. */
  digest?: string;
  /** `new` and `renewed` digests were asked now; `kept`: its registry did not answer. */
  state: 'new' | 'renewed' | 'unchanged' | 'kept' | 'unknown';
  /** Why the registry gave no digest. */
  reason?: string;
}

/** What became of each image, and the file that holds the digests. */
export interface Pinning {
  images: PinnedImage[];
  /** Relative to the project; absent when nothing in it changed. */
  written?: string;
}

/**
 * Asks the registries for today's digests of the public images that the plan names, and keeps them in `seaworthy.lock`, which
 * `plan` and `generate` read. An image whose registry does not answer keeps what was known. Errors: ENGINE_UNREACHABLE,
 * BUILDX_MISSING, ALREADY_RUNNING, TARGET_READ_ONLY, and those of `plan`.
 */
export async function pin(options: ProjectOptions): Promise<Pinning> {
  const { target, phases, signal } = await startRun(options);
  const repository = await openRepository(target.root);
  const configuration = await readConfiguration(repository);
  const plan = planFacts(await detectFacts(repository, configuration), configuration);
  const references = baseImagesOf(plan).filter((reference) => parseReference(reference).digest === undefined);
  const before = await readUsable(repository);
  const engine = await connectEngine(phases, ['buildx']);
  await using _lock = await lockTarget(target, 'seaworthy pin');
  const { findDigest } = await import('@seaworthy/engine');
  const images = await phases.run(
    { id: 'pin', title: 'Digests' },
    () =>
      Promise.all(
        references.map(async (reference) => judge(reference, before[reference], await findDigest(engine, reference))),
      ),
    (asked) => formatPlural(asked.length, 'image'),
  );
  signal.throwIfAborted();
  const known = images.flatMap(({ reference, digest }) => (digest === undefined ? [] : [[reference, digest] as const]));
  const pins: Pins = { schemaVersion: 1, images: Object.fromEntries(known) };
  const content = renderSortedJson(pins);
  const same = known.length === 0 || (await repository.readText(PINS_FILE)) === content;
  if (same) return { images };
  await writeFiles(target, [{ path: PINS_FILE, content }], signal);
  return { images, written: PINS_FILE };
}

function judge(
  reference: string,
  before: string | undefined,
  asked: { digest: string } | { reason: string },
): PinnedImage {
  if ('digest' in asked) {
    const state = before === undefined ? 'new' : before === asked.digest ? 'unchanged' : 'renewed';
    return { reference, digest: asked.digest, state };
  }
  const { reason } = asked;
  return before === undefined
    ? { reference, state: 'unknown', reason }
    : { reference, digest: before, state: 'kept', reason };
}

/** A file that can't be used is what this is to mend. */
async function readUsable(repository: Repository): Promise<Record<string, string>> {
  try {
    return (await readPins(repository)).images;
  } catch (error) {
    if (error instanceof UserError && error.code === 'DOCUMENT_UNUSABLE') return {};
    throw error;
  }
}
