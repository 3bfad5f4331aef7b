import { formatPlural } from '@seaworthy/core/format';
import { type Downed, down } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';

const run: RunCommand<{ volumes?: boolean }> = async ({ directory: place, arguments: [folder], options, output }) => {
  const directory = projectDirectory(place, folder);
  const downed = await down({ directory, volumes: options.volumes, onEvent: output.onEvent });
  return {
    exitCode: 0,
    text: textOf(downed),
    document: downed.removed,
    next: [nextCommand('up', directory, 'start it again')],
  };
};
export default run;

function textOf({ name, removed: { containers, networks, volumes } }: Downed): string {
  if (containers === 0) return `${name} was not running`;
  return `Removed ${formatPlural(containers, 'container')}, ${formatPlural(networks, 'network')} and ${formatPlural(volumes, 'volume')}`;
}
