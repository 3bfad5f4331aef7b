import { ps } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { isWell, renderServices } from '../../text/services-text.ts';

const run: RunCommand = async ({ directory: place, arguments: [folder], output }) => {
  const directory = projectDirectory(place, folder);
  const { name, services, addresses } = await ps({ directory });
  const none = services.length === 0;
  return {
    exitCode: services.every(isWell) ? 0 : 1,
    text: none ? `${name} is not running` : renderServices(services, addresses, output),
    document: services,
    next: none
      ? [nextCommand('up', directory, 'start it')]
      : [nextCommand('logs', directory, 'what they wrote'), nextCommand('down', directory, 'stop them')],
  };
};
export default run;
