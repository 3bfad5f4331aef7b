import { startEngine } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';

const run: RunCommand = async ({ output }) => {
  const { version } = await startEngine({ onEvent: output.onEvent });
  return {
    exitCode: 0,
    text: `${output.colors.green('✓')} Docker ${version} runs`,
    document: { running: true, version },
    next: [
      nextCommand('ship', undefined, 'ship the project in this folder'),
      nextCommand('engine stop', undefined, 'stop it'),
    ],
  };
};
export default run;
