import { generate, requirePlan } from '@seaworthy/core';
import type { FileChange } from '@seaworthy/core/model';
import { compareWithTree, openTarget, planProject } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderPlan } from '../../text/plan-text.ts';

const run: RunCommand<{ from?: string }> = async ({ directory, arguments: [folder], options, output }) => {
  const target = await openTarget(directory, folder);
  const { plan } = await planProject(target, options.from);
  const blocked = plan.questions.some(({ blocking }) => blocking);
  const changes: FileChange[] = blocked ? [] : await compareWithTree(target, generate(requirePlan(plan)));
  return {
    exitCode: blocked ? 1 : 0,
    text: renderPlan(plan, changes, output.colors),
    document: plan,
    next: blocked
      ? [nextCommand('plan', target, 'once seaworthy.yaml answers the questions')]
      : [
          nextCommand('generate', target, 'write these files'),
          nextCommand('ship', target, 'write, build, prove and report in one go'),
        ],
  };
};
export default run;
