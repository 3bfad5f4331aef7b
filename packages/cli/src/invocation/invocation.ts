import type { Output } from '../output/output.ts';
import type { CommandLine } from './definitions.ts';

/** One call of one command, after the command line was read. */
export interface Invocation<Options = Record<string, unknown>> {
  /** Absolute path: `-C`, or the working directory. Commands with a `[DIR]` argument resolve it from here. */
  directory: string;
  arguments: readonly string[];
  options: Options;
  /** All commands and what applies to each of them. */
  commandLine: CommandLine;
  output: Output;
  /** Aborted by the first Ctrl-C. Everything that takes time must heed it. */
  signal: AbortSignal;
}

/** How a command ended. 0: yes. 1: it ran, and the answer is no. 2: it could not run. */
export interface Outcome {
  exitCode: 0 | 1 | 2;
  /** What a person reads on stdout. */
  text?: string;
  /** What `--json` prints on stdout instead. */
  document: unknown;
  /** What to type next, most useful first. */
  next: readonly NextCommand[];
}

export interface NextCommand {
  command: string;
  does: string;
}

export type RunCommand<Options = Record<string, unknown>> = (invocation: Invocation<Options>) => Promise<Outcome>;
