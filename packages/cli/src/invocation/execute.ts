import { UserError, userError } from '@seaworthy/core/errors';
import { padColumns, textWidth, wrap } from '@seaworthy/core/format';
import manifest from '../../package.json' with { type: 'json' };
import { errorDocument, renderError } from '../output/error-box.ts';
import { type MessagePlace, type Output, openOutput, type ProgressMode } from '../output/output.ts';
import type { ArgumentDefinition, CommandLine } from './definitions.ts';
import { listenForInterruption } from './interruption.ts';
import type { NextCommand, Outcome, RunCommand } from './invocation.ts';
import { folderOfRun } from './place.ts';
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
  request: {
    arguments: readonly string[];
    options: Record<string, unknown>;
    global: GlobalOptions;
    commandLine: CommandLine;
    /** What the command takes, by which its folder is known. */
    takes?: readonly ArgumentDefinition[];
  },
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
    output.printMessage(({ colors }) => `${colors.yellow('⚠')} ${name}: stopping; once more ends it at once\n`, {
      ...{ type: 'notice', level: 'warning', message: `${name}: stopping; once more ends it at once` },
    }),
  );
  try {
    const run = (await load()).default as RunCommand;
    const { options } = request;
    const outcome = await run({
      directory,
      arguments: request.arguments,
      options,
      commandLine: request.commandLine,
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
    const folder = folderOfRun(request.takes?.[0], directory, request.arguments);
    return interruption.exitCode() ?? printFailure(output, error, folder);
  } finally {
    interruption.stopListening();
  }
}

function printOutcome(output: Output, outcome: Outcome): void {
  if (outcome.text !== undefined) output.printResult(outcome.text.endsWith('\n') ? outcome.text : `${outcome.text}\n`);
  output.printDocument(outcome.document);
  if (outcome.next.length === 0) return;
  const next = typed(outcome.next);
  output.printMessage((place) => renderNext(next, place), { type: 'next', commands: next });
}

/** As they have to be typed here. */
function typed(next: readonly NextCommand[]): NextCommand[] {
  const { program } = surroundings();
  return next.map(({ command, does }) => ({ command: command.replace(/^seaworthy\b/, program), does }));
}

/** Side by side, or where that is too wide one below the other. */
function renderNext(
  next: readonly NextCommand[],
  { colors, columns = Number.POSITIVE_INFINITY }: MessagePlace,
): string {
  const width = Math.max(...next.map(({ command }) => textWidth(command)));
  const fits = next.every(({ does }) => width + textWidth(does) + 4 <= columns);
  const lines = next.flatMap(({ command, does }) =>
    fits
      ? [`  ${colors.bold(padColumns(command, width))}  ${colors.dim(does)}`]
      : [`  ${colors.bold(command)}`, ...wrap(`    ${does}`, columns).map(colors.dim)],
  );
  return `\nNext:\n${lines.join('\n')}\n`;
}

/** Prints an error as the catalogue wants it; what is not of the catalogue is a fault of this program. `directory`: the project's. */
export function printFailure(output: Output, error: unknown, directory?: string): number {
  const known = error instanceof UserError ? error : internalError(error);
  const place = surroundings(directory);
  const record = { type: 'error', ...errorDocument(known) } as const;
  output.printMessage(({ colors, columns }) => renderError(known, colors, { ...place, columns }), record);
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
