import { pin } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderPinning } from '../../text/pinning-text.ts';

const run: RunCommand = async (invocation) => {
  const { output, signal } = invocation;
  const directory = projectDirectory(invocation.directory, invocation.arguments[0]);
  const pinning = await pin({ directory, onEvent: output.onEvent, signal });
  return {
    exitCode: pinning.images.some(({ reason }) => reason !== undefined) ? 1 : 0,
    text: renderPinning(pinning, output.colors),
    document: pinning,
    next: [nextCommand('generate', directory, 'name the images in the files as they are known')],
  };
};
export default run;
