import { baseImagesOf } from '@seaworthy/core';
import { userError } from '@seaworthy/core/errors';
import {
  buildMissing,
  connectEngine,
  lockTarget,
  openTarget,
  plannedBefore,
  startProject,
  substituteBaseImages,
  type Target,
  trackPhases,
} from '@seaworthy/pipeline';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { nextCommand, quoteWord } from '../../invocation/program-name.ts';
import { renderServices } from '../../text/services-text.ts';

const run: RunCommand<{ profile: string; timeout: string | number }> = async (invocation) => {
  const { directory, options, output, signal } = invocation;
  const { onEvent } = output;
  const timeoutSeconds = readSeconds(options.timeout);
  const target = await openTarget(directory);
  await using _lock = await lockTarget(target, 'seaworthy up');
  const plan = await plannedBefore(target);
  const phases = trackPhases(onEvent);
  const { profile } = options;
  const engine = await connectEngine(phases, ['buildx', 'compose']);
  await buildMissing(profile, { engine, target, plan, phases, onEvent, signal });
  const { stack } = await phases.run({ id: 'up', title: 'Start' }, async () => {
    const substitutions = await substituteBaseImages(engine, baseImagesOf(plan), { onEvent, signal });
    return startProject({ engine, target, plan, profile, timeoutSeconds, substitutions, onEvent, signal });
  });
  return {
    exitCode: 0,
    text: renderServices(stack.services, plan, output.colors),
    document: stack,
    next: [
      ...(profile === 'dev' ? [watchNext(target)] : []),
      nextCommand('logs --follow', target, 'what the services write'),
      nextCommand('down', target, 'stop them'),
    ],
  };
};
export default run;

/** Compose itself brings changed sources into the running containers. */
function watchNext(target: Target): NextCommand {
  const place = target.display === '.' ? '' : ` --project-directory ${quoteWord(target.display)}`;
  return { command: `docker compose${place} --profile dev watch --no-up`, does: 'bring source changes into them' };
}

function readSeconds(text: string | number): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw userError('INVALID_USAGE', {
    problem: `--timeout takes a number of seconds, not ${text}.`,
    suggestion: 'seaworthy up --timeout 120',
    help: 'seaworthy up --help',
  });
}
