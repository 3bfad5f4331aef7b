import type { Readable } from 'node:stream';
import { execa, type Options, type Result } from 'execa';

export interface DockerOptions {
  /** Text or stream for the command's standard input. */
  input?: string | Uint8Array | Readable;
  signal?: AbortSignal;
  timeoutMs?: number;
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** False: a failing command resolves with its exit code instead of rejecting. Default true. */
  reject?: boolean;
}

/** What one `docker` command gave. Standard output and error without the final newline. */
export interface DockerResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** The deadline that the caller gave has passed. */
  timedOut?: true;
}

/** An engine that answered. A value: nothing is held open. */
export interface Engine {
  /** Name of the strategy that found it: `DOCKER_HOST`, `context colima`, `socket`. */
  strategy: string;
  /** Its address as `docker --host` takes it; for a context with certificates, the context decides. */
  endpoint: string;
  /** What a child process needs in its environment to talk to this engine; `undefined` unsets a variable. */
  env: Record<string, string | undefined>;
  version: string;
  apiVersion: string;
  /** `linux` or `windows`: what its containers are. */
  os: string;
  /** As Docker names it: `amd64`, `arm64`. */
  architecture: string;
  /** Runs the Docker CLI against this engine. Rejects with execa's error when it fails, unless `reject` is false. */
  docker(args: readonly string[], options?: DockerOptions): Promise<DockerResult>;
}

export type EngineAddress = Pick<Engine, 'strategy' | 'endpoint' | 'env'>;

/** Binds the Docker CLI to an address that answered with these versions. */
export function createEngine(
  address: EngineAddress,
  versions: Pick<Engine, 'version' | 'apiVersion' | 'os' | 'architecture'>,
): Engine {
  return { ...address, ...versions, docker: (args, options) => runDocker(address.env, args, options) };
}

const ANSWER_MS = 60_000;
const CHANGE_MS = 180_000;

/** What the engine knows at once, and what it does in moments. All else takes as long as it takes; its callers bound it. */
const QUESTIONS = new Set(['events', 'history', 'info', 'inspect', 'logs', 'ls', 'port', 'ps', 'top', 'version']);
const CHANGES = new Set(['kill', 'pause', 'rm', 'start', 'stop', 'tag', 'unpause']);
const GROUPS = new Set(['buildx', 'container', 'context', 'image', 'network', 'volume']);

/**
 * Milliseconds that a command gets where nobody says any: a container can keep an engine from answering about it, and
 * nothing may wait for that for ever. Exported for its test.
 */
export function usualDeadlineMs([first = '', second = '']: readonly string[]): number | undefined {
  const verb = GROUPS.has(first) ? second : first;
  if (QUESTIONS.has(verb)) return ANSWER_MS;
  return CHANGES.has(verb) ? CHANGE_MS : undefined;
}

/** Runs the Docker CLI in an environment that names its engine. */
export async function runDocker(
  env: Record<string, string | undefined>,
  args: readonly string[],
  options: DockerOptions = {},
): Promise<DockerResult> {
  const usualMs = options.timeoutMs === undefined ? usualDeadlineMs(args) : undefined;
  const timeout = options.timeoutMs ?? usualMs;
  const settings = {
    env: { ...env, ...options.env },
    reject: options.reject ?? true,
    maxBuffer: 256 * 1024 * 1024,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  } satisfies Options;
  const result = (await execa('docker', args, settings)) as unknown as Result<{ encoding: 'utf8' }>;
  // No answer is none: who asks what exists must not take it for nothing.
  if (result.timedOut && usualMs !== undefined) {
    throw new Error(`docker ${args.slice(0, 2).join(' ')} gave no answer within ${usualMs / 1000} s`);
  }
  return {
    exitCode: result.exitCode ?? 127,
    stdout: result.stdout ?? '',
    stderr: result.stderr ?? '',
    ...(result.timedOut ? { timedOut: true as const } : {}),
  };
}
