import type { Readable } from 'node:stream';
import { execa } from 'execa';
import type { Engine } from '../connection/engine.ts';

export interface DockerProcessOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** What the command reads; nothing when absent. */
  input?: Readable;
  /** Ends the command and what it started; it gets ten seconds for that before it is killed. */
  signal?: AbortSignal | undefined;
  onStdout?(line: string): void;
  onStderr?(line: string): void;
}

export interface DockerProcessEnd {
  exitCode: number;
  /** True when `signal` ended it. */
  cancelled: boolean;
}

/** Runs a Docker command whose output is read line by line while it runs. Resolves when it has ended, however it ended. */
export async function followDocker(
  engine: Pick<Engine, 'env'>,
  args: readonly string[],
  options: DockerProcessOptions = {},
): Promise<DockerProcessEnd> {
  const { cwd, env, input, signal, onStdout, onStderr } = options;
  const child = execa('docker', args, {
    env: { ...engine.env, ...env },
    reject: false,
    buffer: false,
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    stdout: onStdout === undefined ? 'ignore' : 'pipe',
    stderr: onStderr === undefined ? 'ignore' : 'pipe',
    forceKillAfterDelay: 10_000,
    ...(cwd === undefined ? {} : { cwd }),
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  const readers = [
    onStdout && readLines(child.iterable({ from: 'stdout', preserveNewlines: false }), onStdout),
    onStderr && readLines(child.iterable({ from: 'stderr', preserveNewlines: false }), onStderr),
  ];
  const [result] = await Promise.all([child, ...readers]);
  return { exitCode: result.exitCode ?? (result.isCanceled ? 130 : 127), cancelled: result.isCanceled };
}

async function readLines(lines: AsyncIterable<unknown>, onLine: (line: string) => void): Promise<void> {
  for await (const line of lines) onLine(String(line));
}

/** Starts a Docker command that outlives this process: what must be cleaned up is cleaned up even after a second Ctrl-C. */
export function outlivingDocker(
  engine: Pick<Engine, 'env'>,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string | undefined> } = {},
): Promise<{ exitCode: number }> {
  const child = execa('docker', args, {
    env: { ...engine.env, ...options.env },
    reject: false,
    // A group of its own: Ctrl-C in the terminal goes to every process of the foreground group.
    detached: true,
    cleanup: false,
    stdio: 'ignore',
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  return child.then(({ exitCode }) => ({ exitCode: exitCode ?? 127 }));
}
