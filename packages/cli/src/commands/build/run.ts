import type { BuildRecord } from '@seaworthy/core/model';
import {
  buildProject,
  connectEngine,
  lockTarget,
  openTarget,
  plannedBefore,
  type Target,
  trackPhases,
} from '@seaworthy/pipeline';
import type { Outcome, RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderBuild } from '../../text/build-text.ts';

const run: RunCommand<{ cache: boolean }> = async ({ directory, arguments: targets, options, output, signal }) => {
  const { onEvent } = output;
  const target = await openTarget(directory);
  const phases = trackPhases(onEvent);
  const engine = await connectEngine(phases, ['buildx']);
  await using _lock = await lockTarget(target, 'seaworthy build');
  const plan = await plannedBefore(target);
  const { record, error } = await buildProject({
    engine,
    target,
    plan,
    targets,
    noCache: options.cache === false,
    phases,
    onEvent,
    signal,
  });
  if (error !== undefined) throw error;
  return outcomeOf(record, target, renderBuild(record, output.colors));
};
export default run;

function outcomeOf(record: BuildRecord, target: Target, text: string): Outcome {
  return {
    exitCode: record.outcome === 'succeeded' ? 0 : 1,
    text,
    document: record,
    next: [nextCommand('up', target, 'start the stack'), nextCommand('prove', target, 'run the experiments')],
  };
}
