import { stopEngine } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';

const run: RunCommand = async ({ output }) => {
  const { stopped } = await stopEngine({ onEvent: output.onEvent });
  const said = stopped ? 'The engine was stopped' : 'No engine that Seaworthy installed was running';
  return {
    exitCode: 0,
    text: `${output.colors.green('✓')} ${said}`,
    document: { stopped },
    next: [nextCommand('engine start', undefined, 'start it again')],
  };
};
export default run;
