import { openTarget, plannedBefore } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { isWell, renderServices } from '../../text/services-text.ts';

const run: RunCommand = async ({ directory, output }) => {
  const target = await openTarget(directory);
  const plan = await plannedBefore(target);
  const { name } = plan;
  const { listServices, requireEngine } = await import('@seaworthy/engine');
  const services = await listServices(await requireEngine(), name);
  const none = services.length === 0;
  return {
    exitCode: services.every(isWell) ? 0 : 1,
    text: none ? `${name} is not running` : renderServices(services, plan, output.colors),
    document: services,
    next: none
      ? [nextCommand('up', target, 'start it')]
      : [nextCommand('logs', target, 'what they wrote'), nextCommand('down', target, 'stop them')],
  };
};
export default run;
