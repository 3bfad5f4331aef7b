import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dockerfilesOf } from '@seaworthy/core/lint';
import { findTextFile, maxHandwrittenBytes } from '@seaworthy/core/repository';
import type { Engine } from '@seaworthy/engine';
import { findRunningEngine } from '../engine/connect-engine.ts';
import { plannedBefore } from '../plan/planned-before.ts';
import { openTarget } from '../target/open-target.ts';
import { recogniseSubject } from './proof-subject.ts';
import type { ProveOptions } from './prove.ts';

/** What a proof goes by. */
export interface Watched {
  /** Absolute paths. */
  files: string[];
  budgets: string | undefined;
  /** References, and who has them; absent where only saved evidence is judged. */
  images?: { engine: Engine; references: string[] };
}

/** What of `options` may change. Errors: INVALID_USAGE for a subject that is nothing, ENGINE_UNREACHABLE, COMPOSE_FILE_INVALID. */
export async function findWatched({ directory, subject, against, from, budget }: ProveOptions): Promise<Watched> {
  const budgets = budget === undefined ? undefined : resolve(directory, budget);
  if (from !== undefined && against === undefined) return { files: [resolve(from)], budgets };
  const named = [...(from === undefined ? [subject] : []), ...(against === undefined ? [] : [against])];
  const engine = await findRunningEngine();
  const all = await Promise.all(named.map((one) => watchedOf(engine, directory, one)));
  return {
    files: [...(from === undefined ? [] : [resolve(from)]), ...all.flatMap(({ files }) => files)],
    budgets,
    images: { engine, references: all.flatMap(({ references }) => references) },
  };
}

type Part = { files: string[]; references: string[] };

async function watchedOf(engine: Engine, directory: string, argument: string | undefined): Promise<Part> {
  const { imagesOfTarget, subjectsOfPlan } = await import('@seaworthy/proof');
  const subject = await recogniseSubject(directory, argument);
  if (subject.kind === 'project') {
    const plan = await plannedBefore(await openTarget(subject.directory));
    const references = subjectsOfPlan(plan).map(({ image }) => image);
    return { files: [join(subject.directory, 'compose.yaml')], references };
  }
  const { target } = subject;
  if (target.kind === 'image') return { files: [], references: [target.reference] };
  const files = await Promise.all(target.files.map((file) => withDockerfiles(target.directory, file)));
  return { files: files.flat(), references: await imagesOfTarget(engine, target) };
}

async function withDockerfiles(directory: string, file: string): Promise<string[]> {
  const text = (await findTextFile(join(directory, file), { maxBytes: maxHandwrittenBytes })) ?? '';
  return [file, ...[...dockerfilesOf(file, text).values()].map(({ path }) => path)].map((path) =>
    join(directory, path),
  );
}

/** How everything stands, as texts that can only be compared. `isWhole` is false while a file or an image is gone. */
export async function lookAt({ files, budgets, images }: Watched) {
  const [states, ids, held] = await Promise.all([
    Promise.all(files.map(stateOf)),
    images === undefined ? [] : idsOf(images),
    budgets === undefined ? '' : stateOf(budgets),
  ]);
  const isWhole = ![...states, ...ids, held].includes(undefined);
  return { subject: JSON.stringify([states, ids]), budgets: held, isWhole };
}

async function stateOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : `${found.mtimeMs} ${found.size} ${found.ino}`;
}

/** An image that the engine lacks is one that it is still to pull or to build; of the others a new one has another id. */
async function idsOf({ engine, references }: NonNullable<Watched['images']>): Promise<string[]> {
  const { hasImage, inspectImage } = await import('@seaworthy/engine');
  return Promise.all(
    references.map(async (reference) =>
      (await hasImage(engine, reference)) ? (await inspectImage(engine, reference)).Id : '',
    ),
  );
}
