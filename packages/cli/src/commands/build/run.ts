import { build } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { placeAndNames } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderBuild } from '../../text/build-text.ts';

const run: RunCommand<{ cache: boolean }> = async (invocation) => {
  const { options, output, signal } = invocation;
  const { directory, names: targets } = placeAndNames(invocation.directory, invocation.arguments);
  const { onEvent, colors } = output;
  const { record, failure } = await build({ directory, targets, noCache: !options.cache, onEvent, signal });
  if (failure !== undefined) throw failure;
  return {
    exitCode: record.outcome === 'succeeded' ? 0 : 1,
    text: renderBuild(record, colors),
    document: record,
    next: [nextCommand('up', directory, 'start the stack'), nextCommand('prove', directory, 'run the experiments')],
  };
};
export default run;
