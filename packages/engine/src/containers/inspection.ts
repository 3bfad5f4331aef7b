import { z } from 'zod';
import type { Engine } from '../connection/engine.ts';

const words = z
  .union([z.array(z.string()), z.string()])
  .nullish()
  .transform((value) => (value == null ? [] : typeof value === 'string' ? [value] : value));

/** `Interval` in nanoseconds; absent or 0: the engine's default of 30 s. */
const healthCheck = z
  .object({ Test: z.array(z.string()).nullish(), Interval: z.number().nullish(), Retries: z.number().nullish() })
  .nullish();

/** What `docker image inspect` tells, as far as probes need it. */
const imageInspectionSchema = z.object({
  Id: z.string(),
  Config: z
    .object({
      User: z.string().nullish(),
      Env: words,
      Cmd: words,
      Entrypoint: words,
      Labels: z.record(z.string(), z.string()).nullish(),
      Healthcheck: healthCheck,
      StopSignal: z.string().nullish(),
      ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});
export type ImageInspection = z.infer<typeof imageInspectionSchema> & { history: string[] };

/** What `docker inspect` tells of a container, as far as probes need it. Times are the engine's clock. */
const containerInspectionSchema = z.object({
  Id: z.string(),
  Config: z.object({ StopSignal: z.string().nullish(), Healthcheck: healthCheck }),
  HostConfig: z.object({ Memory: z.number(), NanoCpus: z.number(), PidsLimit: z.number().nullish() }),
  State: z.object({
    Status: z.string(),
    Running: z.boolean(),
    ExitCode: z.int(),
    OOMKilled: z.boolean(),
    StartedAt: z.string(),
    FinishedAt: z.string(),
    Health: z
      .object({
        Status: z.enum(['none', 'starting', 'healthy', 'unhealthy']).or(z.literal('').transform(() => 'none' as const)),
        Log: z.array(z.object({ Start: z.string(), End: z.string(), ExitCode: z.int(), Output: z.string() })).nullish(),
      })
      .nullish(),
  }),
});
export type ContainerInspection = z.infer<typeof containerInspectionSchema>;

/** Reads an image's configuration and history. Rejects when the engine has no such image. */
export async function inspectImage(engine: Engine, image: string): Promise<ImageInspection> {
  const [inspection, history] = await Promise.all([
    engine.docker(['image', 'inspect', image]),
    engine.docker(['history', '--no-trunc', '--format', '{{json .CreatedBy}}', image]),
  ]);
  const lines = history.stdout.split('\n').filter((line) => line !== '');
  return {
    ...z.tuple([imageInspectionSchema]).parse(JSON.parse(inspection.stdout))[0],
    // The engine lists the newest step first; a reader expects the order of the Dockerfile.
    history: lines.map((line) => z.string().parse(JSON.parse(line))).reverse(),
  };
}

/** Reads a container's state; `undefined` when it doesn't exist. */
export async function inspectContainer(engine: Engine, container: string): Promise<ContainerInspection | undefined> {
  const { exitCode, stdout } = await engine.docker(['container', 'inspect', container], { reject: false });
  return exitCode === 0 ? z.array(containerInspectionSchema).parse(JSON.parse(stdout))[0] : undefined;
}
