import { logs } from '@seaworthy/pipeline';
import type { Outcome, RunCommand } from '../../invocation/invocation.ts';
import { readNumber } from '../../invocation/option-values.ts';
import { placeAndNames } from '../../invocation/place.ts';
import { nextCommand } from '../../invocation/program-name.ts';

interface Options {
  follow?: boolean;
  tail: string | number;
}

const run: RunCommand<Options> = async (invocation) => {
  const { options, output, signal } = invocation;
  const { directory, names: services } = placeAndNames(invocation.directory, invocation.arguments);
  const { colors } = output;
  const accepts = (value: number) => Number.isInteger(value) && value >= 0;
  const tail = readNumber(options.tail, { command: 'logs', flag: '--tail', unit: 'lines', example: 100, accepts });
  const onLine = ({ container, text }: { container: string; text: string }) =>
    output.write(`${colors.cyan(container)} ${colors.dim('|')} ${text}${colors.reset('')}\n`);
  const { name, running, lines } = await logs({
    ...{ directory, services, tail, follow: options.follow, signal },
    ...(output.writeRecord === undefined ? { onLine } : { onRecord: output.writeRecord }),
  });
  const said = running ? `${name} has written nothing` : `${name} is not running`;
  const outcome: Outcome = {
    exitCode: 0,
    // With --json the lines themselves are the document.
    document: undefined,
    next: [running ? nextCommand('ps', directory, 'how the services are') : nextCommand('up', directory, 'start it')],
  };
  return lines > 0 ? outcome : { ...outcome, text: said };
};
export default run;
