import { plan } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderPlan } from '../../text/plan-text.ts';

const run: RunCommand<{ from?: string }> = async ({ directory: place, arguments: [folder], options, output }) => {
  const directory = projectDirectory(place, folder);
  const { plan: decided, changes, blocked } = await plan({ directory, from: options.from });
  return {
    exitCode: blocked ? 1 : 0,
    text: renderPlan(decided, changes, output.colors),
    document: decided,
    next: blocked
      ? [nextCommand('plan', directory, 'once seaworthy.yaml answers the questions')]
      : [
          nextCommand('generate', directory, 'write these files'),
          nextCommand('ship', directory, 'write, build, prove and report in one go'),
        ],
  };
};
export default run;
