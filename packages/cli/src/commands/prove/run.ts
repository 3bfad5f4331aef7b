import { type Proven, type ProveOptions, prove, watchProof } from '@seaworthy/pipeline';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { type JudgingFlags, readJudgingFlags } from '../../invocation/judging-options.ts';
import { nextCommand, quoteWord } from '../../invocation/program-name.ts';
import type { Output } from '../../output/output.ts';
import { renderRun } from '../../text/run-text.ts';

type Options = { from?: string; against?: string; watch?: boolean } & JudgingFlags;

const run: RunCommand<Options> = async ({ directory, arguments: [subject], options, output, signal }) => {
  const asked = {
    ...{ directory, subject, from: options.from, against: options.against },
    ...readJudgingFlags(options),
    ...{ onEvent: output.onEvent, ask: output.ask, signal },
  };
  if (options.watch) return watch(asked, output);
  const proven = await prove(asked);
  return {
    exitCode: proven.exitCode,
    text: await renderRun(proven, proven.directory, [], output),
    document: proven.report,
    next: nextOf(proven, subject),
  };
};
export default run;

/** Each result as it comes, where programs read as a line of JSON. Ends by the signal alone. */
async function watch(asked: ProveOptions, output: Output): Promise<never> {
  const proofs = watchProof(asked);
  for (;;) {
    const { value: proven } = await proofs.next();
    if (output.writeRecord === undefined) output.write(`${await renderRun(proven, proven.directory, [], output)}\n`);
    else output.writeRecord(proven.report);
    output.onEvent({ type: 'notice', level: 'info', message: 'Waiting for a change; Ctrl-C ends it' });
  }
}

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
