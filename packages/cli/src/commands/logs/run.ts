import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';
import { plannedBefore } from '../../pipeline/planned-before.ts';
import { openTarget } from '../../target/open-target.ts';

const run: RunCommand<{ follow?: boolean; tail: string | number }> = async (invocation) => {
  const { directory, arguments: services, options, output, signal } = invocation;
  const target = await openTarget(directory);
  const { name } = await plannedBefore(target);
  const { logs, requireEngine } = await import('@seaworthy/engine');
  let lines = 0;
  await logs(await requireEngine(), {
    projectName: name,
    services,
    follow: options.follow === true,
    tail: Number(options.tail),
    signal,
    onLine: ({ container, text }) => {
      lines += 1;
      output.write(`${output.colors.cyan(container)} ${output.colors.dim('|')} ${text}\n`);
    },
  });
  return {
    exitCode: 0,
    ...(lines === 0 ? { text: `${name} has written nothing` } : {}),
    document: { lines },
    next: [nextCommand('ps', target, 'how the services are')],
  };
};
export default run;
