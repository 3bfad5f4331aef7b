import { z } from 'zod';
import type { Engine } from '../connection/engine.ts';
import { healthCheckSchema } from './health-check.ts';

/** What `docker inspect` tells of a container, as far as somebody looks at it. Times are the engine's clock. */
const containerInspectionSchema = z.object({
  Id: z.string(),
  /** With a leading slash. */
  Name: z.string(),
  Created: z.string(),
  RestartCount: z.int(),
  Config: z.object({
    Image: z.string(),
    Labels: z.record(z.string(), z.string()).nullish(),
    StopSignal: z.string().nullish(),
    Healthcheck: healthCheckSchema,
  }),
  /** 0 or absent: unlimited. */
  HostConfig: z.object({
    Memory: z.number(),
    NanoCpus: z.number(),
    PidsLimit: z.number().nullish(),
    /** Empty or `private`: a process namespace of its own; `host`, or `container:<id>` of another one. */
    PidMode: z.string().nullish(),
  }),
  NetworkSettings: z.object({
    Ports: z.record(z.string(), z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullish()).nullish(),
  }),
  State: z.object({
    Status: z.string(),
    Running: z.boolean(),
    /** The engine's number of its first process; 0 when it does not run. */
    Pid: z.int(),
    ExitCode: z.int(),
    OOMKilled: z.boolean(),
    /** What the engine says about a container that it could not start; otherwise empty. */
    Error: z.string(),
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

/** Reads a container's state; `undefined` when it doesn't exist. */
export async function inspectContainer(engine: Engine, container: string): Promise<ContainerInspection | undefined> {
  return (await inspectContainers(engine, [container]))[0];
}

/** Reads the state of those of these containers that exist: one may go away at any moment. */
export async function inspectContainers(engine: Engine, containers: readonly string[]): Promise<ContainerInspection[]> {
  if (containers.length === 0) return [];
  const { stdout } = await engine.docker(['container', 'inspect', ...containers], { reject: false });
  return z.array(containerInspectionSchema).parse(JSON.parse(stdout || '[]'));
}
