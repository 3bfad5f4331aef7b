import { makeFoundations } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderFoundations } from '../../text/foundations-text.ts';

const run: RunCommand = async ({ directory, arguments: images, output, signal }) => {
  const made = await makeFoundations({ directory, images, onEvent: output.onEvent, signal });
  return {
    exitCode: 0,
    text: renderFoundations(made),
    document: made,
    next: [nextCommand('build', directory, 'build on them')],
  };
};
export default run;
