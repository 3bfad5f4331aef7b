import { type OpenQuestion, plan } from '@seaworthy/pipeline';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import type { Output } from '../../output/output.ts';
import { renderPlan } from '../../text/plan-text.ts';

interface Options {
  adopt?: boolean;
  all?: boolean;
  diff?: boolean;
  from?: string;
}

const run: RunCommand<Options> = async ({ directory: place, arguments: [folder], options, output }) => {
  const directory = projectDirectory(place, folder);
  const planned = await plan({ directory, from: options.from, adopt: options.adopt });
  const { plan: decided, blocked, open } = planned;
  const { all = false, diff = false } = options;
  return {
    exitCode: blocked ? 1 : 0,
    text: renderPlan(planned, output, { all, diff }),
    document: decided,
    next: blocked
      ? blockedNext(directory, open, output)
      : [
          ...(diff ? [] : [nextCommand('plan --diff', directory, 'see what is in them')]),
          nextCommand('generate', directory, 'write these files'),
          nextCommand('ship', directory, 'write, build, prove and report in one go'),
        ],
  };
};
export default run;

/** Questions that `seaworthy.yaml` answers can be answered by typing; anything else is to be done in the repository. */
function blockedNext(directory: string, open: readonly OpenQuestion[], { choose }: Output): NextCommand[] {
  const here = choose !== undefined && open.every(({ place }) => place !== undefined);
  return [
    here
      ? nextCommand('generate', directory, 'answer here, and write the files')
      : nextCommand('plan', directory, 'once that is answered'),
  ];
}
