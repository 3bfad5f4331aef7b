import { test } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { readNumber } from '../../invocation/option-values.ts';
import { projectDirectory } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { renderTests } from '../../text/tests-text.ts';

const run: RunCommand<{ timeout: string | number }> = async (invocation) => {
  const { options, output, signal } = invocation;
  const directory = projectDirectory(invocation.directory, invocation.arguments[0]);
  const accepts = (value: number) => value > 0;
  const seconds = { command: 'test', flag: '--timeout', unit: 'seconds', example: 600, accepts };
  const { runs, exitCode } = await test({
    ...{ directory, timeoutSeconds: readNumber(options.timeout, seconds) },
    ...{ onEvent: output.onEvent, signal },
    onLine: ({ service, text }) => output.write(`${output.colors.cyan(service)} ${output.colors.dim('|')} ${text}\n`),
  });
  return {
    exitCode,
    text: renderTests(runs, output.colors),
    document: runs,
    next: [
      exitCode === 0
        ? nextCommand('prove', directory, 'run the experiments')
        : nextCommand('test', directory, 'once more, when what failed is mended'),
    ],
  };
};
export default run;
