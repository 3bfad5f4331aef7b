import { userError } from '@seaworthy/core/errors';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { baseImagesOf, substituteBaseImages } from '../../pipeline/base-images.ts';
import { connectEngine } from '../../pipeline/connect-engine.ts';
import { trackPhases } from '../../pipeline/phases.ts';
import { plannedBefore } from '../../pipeline/planned-before.ts';
import { startProject } from '../../pipeline/start-project.ts';
import { openTarget } from '../../target/open-target.ts';
import { renderServices } from '../../text/services-text.ts';

const run: RunCommand<{ profile: string; timeout: string | number }> = async (invocation) => {
  const { directory, options, output, signal } = invocation;
  const { onEvent } = output;
  const timeoutSeconds = readSeconds(options.timeout);
  const target = await openTarget(directory);
  const plan = await plannedBefore(target);
  const phases = trackPhases(onEvent);
  const engine = await connectEngine(phases, ['compose']);
  const { stack } = await phases.run({ id: 'up', title: 'Start' }, async () => {
    const substitutions = await substituteBaseImages(engine, baseImagesOf(plan), { onEvent, signal });
    const { profile } = options;
    return startProject({ engine, target, plan, profile, timeoutSeconds, substitutions, onEvent, signal });
  });
  return {
    exitCode: 0,
    text: renderServices(stack.services, output.colors),
    document: stack,
    next: [nextCommand('logs --follow', target, 'what the services write'), nextCommand('down', target, 'stop them')],
  };
};
export default run;

function readSeconds(text: string | number): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw userError('INVALID_USAGE', {
    problem: `--timeout takes a number of seconds, not ${text}.`,
    suggestion: 'seaworthy up --timeout 120',
    help: 'seaworthy up --help',
  });
}
