import { resolve } from 'node:path';
import { imagesOfDockerfile } from '@seaworthy/core/images';
import { findTextFile, maxHandwrittenBytes } from '@seaworthy/core/repository';
import { type Engine, readComposeConfig } from '@seaworthy/engine';
import { z } from 'zod';
import { composeProjectOf, type ProveTarget } from './target.ts';

const buildSchema = z.looseObject({
  context: z.string(),
  dockerfile: z.string().default('Dockerfile'),
  dockerfile_inline: z.string().optional(),
  args: z.record(z.string(), z.coerce.string().nullable()).default({}),
  additional_contexts: z.record(z.string(), z.string()).default({}),
});

/**
 * Public images that a target needs: those that its services run, and those that its Dockerfiles build on. Sorted.
 * Throws COMPOSE_FILE_INVALID.
 */
export async function imagesOfTarget(engine: Engine, target: ProveTarget): Promise<string[]> {
  if (target.kind === 'image') return [target.reference, ...(target.beside ?? [])];
  if (target.kind === 'container') return [];
  const { services } = await readComposeConfig(engine, composeProjectOf(target));
  const images = await Promise.all(
    Object.values(services).map(({ image, build }) =>
      build === undefined ? (image === undefined ? [] : [image]) : imagesOfBuild(build),
    ),
  );
  return [...new Set(images.flat())].sort();
}

async function imagesOfBuild(build: unknown): Promise<string[]> {
  const { context, dockerfile, dockerfile_inline, args, additional_contexts } = buildSchema.parse(build);
  // A missing file or a context on a server: the build itself says what is wrong with it, or fetches it.
  const reading = { maxBytes: maxHandwrittenBytes };
  const written =
    dockerfile_inline ?? (await findTextFile(resolve(context, dockerfile), reading).catch(() => undefined));
  const given = Object.fromEntries(
    Object.entries(args).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  return imagesOfDockerfile(written ?? '', given).filter((image) => !(image in additional_contexts));
}
