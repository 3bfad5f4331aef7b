import { quoteWord } from '@seaworthy/core/text';
import { type UpOptions, up } from '@seaworthy/pipeline';
import type { NextCommand, RunCommand } from '../../invocation/invocation.ts';
import { readNumber } from '../../invocation/option-values.ts';
import { displayOf, projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderServices } from '../../text/services-text.ts';
import runTests from '../test/run.ts';

interface Options {
  profile: NonNullable<UpOptions['profile']> | 'test';
  timeout: string | number;
}

const run: RunCommand<Options> = async (invocation) => {
  const { options, output, signal } = invocation;
  const { profile, timeout } = options;
  const directory = projectDirectory(invocation.directory, invocation.arguments[0]);
  // What is tested ends: it is the suites' result that is waited for, not their health.
  if (profile === 'test') return runTests(invocation);
  const accepts = (value: number) => value > 0;
  const seconds = { command: 'up', flag: '--timeout', unit: 'seconds', example: 120, accepts };
  const timeoutSeconds = readNumber(timeout, seconds);
  const { stack, addresses } = await up({
    directory,
    profile,
    timeoutSeconds,
    onEvent: output.onEvent,
    ask: output.ask,
    signal,
  });
  return {
    exitCode: 0,
    text: renderServices(stack.services, addresses, output),
    document: stack,
    next: [
      ...(profile === 'dev' ? [watchNext(directory)] : []),
      nextCommand('logs --follow', directory, 'what the services write'),
      nextCommand('down', directory, 'stop them'),
    ],
  };
};
export default run;

/** Compose itself brings changed sources into the running containers. */
function watchNext(directory: string): NextCommand {
  const display = displayOf(directory);
  const place = display === '.' ? '' : ` --project-directory ${quoteWord(display)}`;
  return { command: `docker compose${place} --profile dev watch --no-up`, does: 'bring source changes into them' };
}
