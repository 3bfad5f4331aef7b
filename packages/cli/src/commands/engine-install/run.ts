import { installEngine } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';

const run: RunCommand = async ({ output, signal }) => {
  const { outcome, endpoint, placement } = await installEngine({ onEvent: output.onEvent, signal });
  const said = {
    installed: `An engine was installed and runs at ${endpoint}`,
    'already-installed': `The engine that Seaworthy installed runs at ${endpoint}`,
    'left-alone': `An engine runs at ${endpoint} already; nothing was installed`,
  }[outcome];
  const places = placement === undefined ? [] : [`  data  ${placement.data}`, `  log   ${placement.logFile}`];
  return {
    exitCode: 0,
    text: [`${output.colors.green('✓')} ${said}`, ...places].join('\n'),
    document: { outcome, endpoint, ...(placement === undefined ? {} : { placement }) },
    next: [
      nextCommand('engine doctor', undefined, 'what it can do'),
      nextCommand('ship', undefined, 'ship the project in this folder'),
    ],
  };
};
export default run;
