/** What a stage is for. The order of this list is the order of a service's stages in the file. */
export const stageRoles = [
  'tools',
  'dependencies',
  'development-dependencies',
  'builder',
  'production',
  'migrate',
  'development',
  'test',
] as const;
export type StageRole = (typeof stageRoles)[number];

/** A place that a RUN may use and that never becomes part of a layer. */
export type Mount =
  | { type: 'cache'; id: string; target: string; sharing?: 'locked' }
  /** `required`: without it the step fails. */
  | { type: 'secret'; id: string; target: string; required?: true }
  /** The files of another stage or build context, or one of them (`source`), to be read. */
  | { type: 'bind'; from: string; source?: string; target: string };

export type Instruction = { comment?: string } & (
  | { kind: 'arg'; name: string }
  | { kind: 'env'; values: Readonly<Record<string, string>> }
  | { kind: 'workdir'; path: string }
  | { kind: 'copy'; from?: string; sources: readonly string[]; destination: string; owner?: string }
  /** Shell commands, each of which has to succeed before the next one runs. */
  | { kind: 'run'; mounts: readonly Mount[]; commands: readonly string[] }
  | { kind: 'label'; values: Readonly<Record<string, string>> }
  | { kind: 'user'; uid: number; gid: number }
  | { kind: 'expose'; port: number }
  | { kind: 'healthcheck'; check: HealthCheckInstruction | 'none' }
  | { kind: 'stopsignal'; signal: string }
  | { kind: 'entrypoint'; command: readonly string[] }
  | { kind: 'cmd'; command: readonly string[] }
);

export interface HealthCheckInstruction {
  command: readonly string[];
  intervalSeconds: number;
  timeoutSeconds: number;
  startPeriodSeconds: number;
  startIntervalSeconds: number;
  retries: number;
}

/** One stage of a Dockerfile. Stages of role `tools` are shared: services that need the same one contribute it equally. */
export interface Stage {
  name: string;
  role: StageRole;
  /** A public image or the name of an earlier stage. */
  from: string;
  /** Runs on the machine that builds, whatever the platform of the image: no emulation, but no native code either. */
  onBuildPlatform?: boolean;
  /** Why the stage is as it is, one sentence or two. */
  comment?: string;
  /** One line for the table of targets; absent for stages that nobody builds by name. */
  summary?: string;
  instructions: readonly Instruction[];
}

/** A whole file: what stands on top, then the stages in order. */
export interface DockerfileDocument {
  header: readonly string[];
  stages: readonly Stage[];
}

/** The name of a stage from its parts. Without dots, which the grammar of some linters doesn't know: `python-3-13-uv`. */
export function stageName(...parts: readonly string[]): string {
  return parts.join('-').replaceAll('.', '-');
}
