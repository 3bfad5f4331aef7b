import { quoteWord } from '@seaworthy/core/text';
import { type Proven, prove } from '@seaworthy/pipeline';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { type JudgingFlags, readJudgingFlags } from '../../invocation/judging-options.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderRun } from '../../text/run-text.ts';
import { readImageOptions } from './read-image-options.ts';
import { retyped } from './retyped.ts';
import type { SubjectFlags } from './subject-options.ts';

const run: RunCommand<{ from?: string } & SubjectFlags & JudgingFlags> = async ({
  directory,
  arguments: [subject, ...command],
  options,
  output,
  signal,
}) => {
  const image = await readImageOptions(options, command, { directory, environment: process.env });
  const proven = await prove({
    directory,
    subject,
    from: options.from,
    ...{ image, services: options.service, profiles: options.profile, container: options.container },
    ...readJudgingFlags(options),
    onEvent: output.onEvent,
    ask: output.ask,
    signal,
  });
  return {
    exitCode: proven.exitCode,
    text: await renderRun(proven, proven.directory, [], output),
    document: proven.report,
    next: nextOf(proven, subject, retyped(options, command)),
  };
};
export default run;

function nextOf({ report, directory, foreign }: Proven, subject: string | undefined, options: string): NextCommand[] {
  if (report.outcome !== 'fail')
    return foreign ? [] : [nextCommand('up', directory, 'start the stack on this machine')];
  const again = 'once more, when what failed is mended';
  return [
    subject === undefined
      ? nextCommand(`prove${options}`, directory, again)
      : nextCommand(`prove ${quoteWord(subject)}${options}`, undefined, again),
  ];
}
