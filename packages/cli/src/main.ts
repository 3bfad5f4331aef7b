import { userError } from '@seaworthy/core/errors';
import { execute, printFailure } from './invocation/execute.ts';
import { openOutput } from './output/output.ts';
import { buildProgram, CommanderError, commandLine, expandHelp } from './program.ts';

survivePipesThatClose();
endCleanlyOnUnexpectedErrors();
process.exitCode = await main(process.argv.slice(2));
// Something may still hold the event loop (a keep-alive connection to an engine); the run is over all the same.
process.stdout.write('', () => process.stderr.write('', () => process.exit()));

/** Runs the command line; resolves to the exit code. */
async function main(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = buildProgram(async ({ command, load }, request) => {
    exitCode = await execute(load, { ...request, commandLine: commandLine(), takes: command.arguments });
  });
  if (words.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync(expandHelp(program, words), { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return printFailure(plainOutput(words), error instanceof CommanderError ? usageError(error, words) : error);
  }
}

/** Commander's "error: unknown option '--chek'\n(Did you mean --check?)" as an error of the catalogue. */
function usageError(error: CommanderError, words: readonly string[]): Error {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = /^\(Did you mean (?:one of )?(.+?)\?\)$/.exec(rest.join(' '))?.[1];
  const command = words.find((word) => !word.startsWith('-'));
  const known = command !== undefined && error.code !== 'commander.unknownCommand';
  const group = error.code === 'commander.help';
  return userError('INVALID_USAGE', {
    problem: group
      ? `\`seaworthy ${command}\` needs one of its commands.`
      : `${first.charAt(0).toUpperCase()}${first.slice(1)}.`.replace(/\.\.$/, '.'),
    suggestion,
    help: known ? `seaworthy ${command} --help` : 'seaworthy --help',
  });
}

function plainOutput(words: readonly string[]) {
  const { stdout, stderr, env: environment } = process;
  const lines = words.some(
    (word, index) => /^--progress(=rawjson)?$/.test(word) && `${word}=${words[index + 1]}`.includes('rawjson'),
  );
  return openOutput({
    progress: lines ? 'rawjson' : 'plain',
    json: words.includes('--json'),
    stdout,
    stderr,
    environment,
  });
}

/** `seaworthy plan | head` closes the pipe early: that is the reader's decision, not an error. */
function survivePipesThatClose(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

function endCleanlyOnUnexpectedErrors(): void {
  const end = (error: unknown) => process.exit(printFailure(plainOutput(process.argv), error));
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
