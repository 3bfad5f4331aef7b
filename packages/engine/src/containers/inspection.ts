import { z } from 'zod';
import type { Engine } from '../connection/engine.ts';
import { healthCheckSchema } from './health-check.ts';

const deviceSchema = z.object({ PathOnHost: z.string(), CgroupPermissions: z.string() });
const deviceRequestSchema = z.object({
  Driver: z.string().nullish(),
  Capabilities: z.array(z.array(z.string())).nullish(),
});

/** Engines that speak the same language leave out what they don't know. */
const hostConfigSchema = z.object({
  /** 0 or absent: unlimited. */
  Memory: z.number(),
  NanoCpus: z.number(),
  PidsLimit: z.number().nullish(),
  Privileged: z.boolean().nullish(),
  /** `host`, `container:<id>`, the name of a network; empty or `private` otherwise. */
  NetworkMode: z.string().nullish(),
  PidMode: z.string().nullish(),
  IpcMode: z.string().nullish(),
  UTSMode: z.string().nullish(),
  UsernsMode: z.string().nullish(),
  /** `seccomp=` is followed by the profile itself as JSON. */
  SecurityOpt: z.array(z.string()).nullish(),
  CapAdd: z.array(z.string()).nullish(),
  GroupAdd: z.array(z.string()).nullish(),
  Devices: z.array(deviceSchema).nullish(),
  DeviceCgroupRules: z.array(z.string()).nullish(),
  DeviceRequests: z.array(deviceRequestSchema).nullish(),
  /** Folders in memory, by path. */
  Tmpfs: z.record(z.string(), z.string()).nullish(),
  OomScoreAdj: z.int().nullish(),
  OomKillDisable: z.boolean().nullish(),
  MaskedPaths: z.array(z.string()).nullish(),
  ReadonlyPaths: z.array(z.string()).nullish(),
});

const mountSchema = z.object({
  /** `bind`, `volume`, `tmpfs`. */
  Type: z.string(),
  Source: z.string().nullish(),
  Destination: z.string(),
  RW: z.boolean(),
  Propagation: z.string().nullish(),
});

/** What `docker inspect` tells of a container, as far as somebody looks at it. Times are the engine's clock. */
const containerInspectionSchema = z.object({
  Id: z.string(),
  /** With a leading slash. */
  Name: z.string(),
  /** Id of its image, whatever its name stands for by now. */
  Image: z.string().optional(),
  Created: z.string(),
  RestartCount: z.int(),
  /** The program that is PID 1, and its arguments. */
  Path: z.string().nullish(),
  Args: z.array(z.string()).nullish(),
  Config: z.object({
    Image: z.string(),
    Labels: z.record(z.string(), z.string()).nullish(),
    StopSignal: z.string().nullish(),
    Env: z.array(z.string()).nullish(),
    Healthcheck: healthCheckSchema,
    /** What runs a health check in shell form; absent: `/bin/sh -c`. */
    Shell: z.array(z.string()).nullish(),
  }),
  /** Absent where the kernel has no AppArmor. */
  AppArmorProfile: z.string().nullish(),
  Mounts: z.array(mountSchema).nullish(),
  HostConfig: hostConfigSchema,
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
