import { connectEngine, openTarget, plannedBefore, trackPhases } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { formatCount } from '../../output/measures.ts';

const run: RunCommand<{ volumes?: boolean }> = async ({ directory, options, output }) => {
  const target = await openTarget(directory);
  const { name } = await plannedBefore(target);
  const phases = trackPhases(output.onEvent);
  const engine = await connectEngine(phases, ['compose']);
  const { down } = await import('@seaworthy/engine');
  const removed = await phases.run({ id: 'down', title: 'Stop' }, () =>
    down(engine, { projectName: name, volumes: options.volumes === true }),
  );
  return {
    exitCode: 0,
    text:
      removed.containers === 0
        ? `${name} was not running`
        : `Removed ${formatCount(removed.containers, 'container')}, ${formatCount(removed.networks, 'network')} and ${formatCount(removed.volumes, 'volume')}`,
    document: removed,
    next: [nextCommand('up', target, 'start it again')],
  };
};
export default run;
