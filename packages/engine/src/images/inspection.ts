import { z } from 'zod';
import type { Engine } from '../connection/engine.ts';
import { healthCheckSchema } from '../containers/health-check.ts';

const words = z
  .union([z.array(z.string()), z.string()])
  .nullish()
  .transform((value) => (value == null ? [] : typeof value === 'string' ? [value] : value));

/** What `docker image inspect` tells, as far as somebody looks at it. */
const imageInspectionSchema = z.object({
  Id: z.string(),
  RepoTags: z.array(z.string()).nullish(),
  Os: z.string(),
  Architecture: z.string(),
  Variant: z.string().nullish(),
  /** Bytes by the engine's own count: some stores include the compressed copy. */
  Size: z.number(),
  RootFS: z.object({ Layers: z.array(z.string()).nullish() }).nullish(),
  Config: z
    .object({
      User: z.string().nullish(),
      Env: words,
      Cmd: words,
      Entrypoint: words,
      Labels: z.record(z.string(), z.string()).nullish(),
      Healthcheck: healthCheckSchema,
      StopSignal: z.string().nullish(),
      ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});

/** An image as the engine has it. */
export type StoredImage = z.infer<typeof imageInspectionSchema>;

/** An image, and the instructions that made it, in the order of the Dockerfile. */
export type ImageInspection = StoredImage & { history: string[] };

/** Reads an image's configuration and history. Rejects when the engine has no such image. */
export async function inspectImage(
  engine: Engine,
  image: string,
  options: { signal?: AbortSignal } = {},
): Promise<ImageInspection> {
  const [inspection, history] = await Promise.all([
    engine.docker(['image', 'inspect', image], options),
    engine.docker(['image', 'history', '--no-trunc', '--format', '{{json .CreatedBy}}', image], options),
  ]);
  const lines = history.stdout.split('\n').filter((line) => line !== '');
  return {
    ...z.tuple([imageInspectionSchema]).parse(JSON.parse(inspection.stdout))[0],
    // The engine lists the newest step first; a reader expects the order of the Dockerfile.
    history: lines.map((line) => z.string().parse(JSON.parse(line))).reverse(),
  };
}

/** Reads those of these images that the engine has. */
export async function inspectImages(
  engine: Engine,
  images: readonly string[],
  options: { signal?: AbortSignal } = {},
): Promise<StoredImage[]> {
  if (images.length === 0) return [];
  const { stdout } = await engine.docker(['image', 'inspect', ...images], { ...options, reject: false });
  // An interrupted question is not the answer that there are none.
  options.signal?.throwIfAborted();
  return z.array(imageInspectionSchema).parse(JSON.parse(stdout || '[]'));
}

/** Whether the engine has this image. */
export async function hasImage(
  engine: Engine,
  image: string,
  options: { signal?: AbortSignal } = {},
): Promise<boolean> {
  const args = ['image', 'inspect', '--format', '{{.Id}}', image];
  return (await engine.docker(args, { ...options, reject: false })).exitCode === 0;
}
