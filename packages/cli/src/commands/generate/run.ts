import { type Generation, generate } from '@seaworthy/pipeline';
import { answerQuestions } from '../../invocation/answer-questions.ts';
import type { NextCommand, Outcome, RunCommand } from '../../invocation/invocation.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import type { Output } from '../../output/output.ts';
import { renderChanges, renderDrift } from '../../text/changes-text.ts';

interface Options {
  adopt?: boolean;
  check?: boolean;
  force?: boolean;
  dryRun?: boolean;
  from?: string;
}

const run: RunCommand<Options> = async (invocation) => {
  const { options, output, signal } = invocation;
  const { adopt, check = false, dryRun = false, force, from } = options;
  const directory = projectDirectory(invocation.directory, invocation.arguments[0]);
  const write = !check && !dryRun;
  if (write && from === undefined) await answerQuestions({ directory, adopt }, { output, signal });
  signal.throwIfAborted();
  const generation = await generate({ directory, adopt, from, force, write, onEvent: output.onEvent, signal });
  return check ? checkOutcome(directory, generation, output) : writeOutcome(directory, generation, options, output);
};
export default run;

function checkOutcome(directory: string, { changes }: Generation, { colors }: Output): Outcome {
  const drifted = changes.some(({ state }) => state !== 'unchanged');
  return {
    exitCode: drifted ? 1 : 0,
    text: renderDrift(changes, colors),
    document: { changes },
    next: drifted ? [nextCommand('generate', directory, 'write them')] : [buildNext(directory)],
  };
}

function writeOutcome(
  directory: string,
  { changes, written }: Generation,
  { force = false, dryRun = false }: Options,
  { colors }: Output,
): Outcome {
  const edited = force ? [] : changes.filter(({ state }) => state === 'edited');
  const foreign = force ? [] : changes.filter(({ state }) => state === 'foreign');
  const kept = [...edited, ...foreign].map(({ path }) => path);
  const next: NextCommand[] = [
    ...(dryRun ? [nextCommand('generate', directory, 'write the files')] : []),
    ...(kept.length > 0 ? [nextCommand('generate --force', directory, `overwrite ${kept.join(', ')}`)] : []),
    ...(dryRun || foreign.length > 0 ? [] : [buildNext(directory)]),
  ];
  return {
    exitCode: foreign.length > 0 ? 1 : 0,
    text: renderChanges(changes, colors, { diffs: dryRun, forced: force }),
    document: { changes, written },
    next,
  };
}

function buildNext(directory: string): NextCommand {
  return nextCommand('build', directory, 'build the images');
}
