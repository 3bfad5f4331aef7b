import { type Proven, prove } from '@seaworthy/pipeline';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { type JudgingFlags, readJudgingFlags } from '../../invocation/judging-options.ts';
import { nextCommand, quoteWord } from '../../invocation/program-name.ts';
import { renderRun } from '../../text/run-text.ts';

const run: RunCommand<{ from?: string; against?: string } & JudgingFlags> = async ({
  directory,
  arguments: [subject],
  options,
  output,
  signal,
}) => {
  const proven = await prove({
    directory,
    subject,
    from: options.from,
    against: options.against,
    ...readJudgingFlags(options),
    onEvent: output.onEvent,
    ask: output.ask,
    signal,
  });
  return {
    exitCode: proven.exitCode,
    text: await renderRun(proven, proven.directory, [], output),
    document: proven.report,
    next: nextOf(proven, subject),
  };
};
export default run;

function nextOf({ report, directory, foreign }: Proven, subject: string | undefined): NextCommand[] {
  if (report.outcome !== 'fail')
    return foreign ? [] : [nextCommand('up', directory, 'start the stack on this machine')];
  const again = 'once more, when what failed is mended';
  return [
    subject === undefined
      ? nextCommand('prove', directory, again)
      : nextCommand(`prove ${quoteWord(subject)}`, undefined, again),
  ];
}
