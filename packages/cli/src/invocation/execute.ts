import { UserError, userError } from '@seaworthy/core/errors';
import manifest from '../../package.json' with { type: 'json' };
import type { Colors } from '../output/colors.ts';
import { errorDocument, renderError } from '../output/error-box.ts';
import { type Output, openOutput, type ProgressMode } from '../output/output.ts';
import { listenForInterruption } from './interruption.ts';
import type { NextCommand, Outcome, RunCommand } from './invocation.ts';
import { surroundings } from './surroundings.ts';

/** What applies to every command. */
export interface GlobalOptions {
  directory: string;
  json: boolean;
  progress: ProgressMode;
}

/** Runs one command and prints how it ended. Resolves to the exit code of the process; never rejects. */
export async function execute(
  load: () => Promise<{ default: RunCommand<never> }>,
  request: { arguments: readonly string[]; options: Record<string, unknown>; global: GlobalOptions },
): Promise<number> {
  const { directory, json, progress } = request.global;
  const output = openOutput({
    progress,
    json,
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    environment: process.env,
  });
  const interruption = listenForInterruption((name) =>
    output.printMessage((colors) => `${colors.yellow('⚠')} ${name}: stopping; once more ends it at once\n`),
  );
  try {
    const run = (await load()).default as RunCommand;
    const { options } = request;
    const outcome = await run({
      directory,
      arguments: request.arguments,
      options,
      output,
      signal: interruption.signal,
    });
    output.close();
    const interrupted = interruption.exitCode();
    if (interrupted !== undefined) return interrupted;
    printOutcome(output, outcome);
    return outcome.exitCode;
  } catch (error) {
    output.close();
    return interruption.exitCode() ?? printFailure(output, error);
  } finally {
    interruption.stopListening();
  }
}

function printOutcome(output: Output, outcome: Outcome): void {
  if (outcome.text !== undefined) output.printResult(outcome.text.endsWith('\n') ? outcome.text : `${outcome.text}\n`);
  output.printDocument(outcome.document);
  if (outcome.next.length > 0) output.printMessage((colors) => renderNext(outcome.next, colors));
}

function renderNext(next: readonly NextCommand[], colors: Colors): string {
  const { program: name } = surroundings();
  const typed = next.map(({ command, does }) => ({ command: command.replace(/^seaworthy\b/, name), does }));
  const width = Math.max(...typed.map(({ command }) => command.length));
  const lines = typed.map(({ command, does }) => `  ${colors.bold(command.padEnd(width))}  ${colors.dim(does)}`);
  return `\nNext:\n${lines.join('\n')}\n`;
}

/** Prints an error as the catalogue wants it; what is not of the catalogue is a fault of this program. */
export function printFailure(output: Output, error: unknown): number {
  const known = error instanceof UserError ? error : internalError(error);
  output.printMessage((colors) => renderError(known, colors, surroundings()));
  output.printDocument(errorDocument(known));
  if (known === error && process.env.SEAWORTHY_DEBUG === '1') output.printMessage(() => `${causes(error)}\n`);
  return known.exitCode;
}

function internalError(error: unknown): UserError {
  const problem = error instanceof Error ? error.message : String(error);
  const stack = process.env.SEAWORTHY_DEBUG === '1' && error instanceof Error ? causes(error).split('\n') : [];
  return userError('INTERNAL_ERROR', { problem, version: manifest.version, stack }, error);
}

function causes(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${causes(error.cause)}`;
}
