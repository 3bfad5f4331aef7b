import { userError } from '@seaworthy/core/errors';
import { openTarget, plannedBefore } from '@seaworthy/pipeline';
import type { RunCommand } from '../../invocation/invocation.ts';
import { nextCommand } from '../../invocation/program-name.ts';

const run: RunCommand<{ follow?: boolean; tail: string | number }> = async (invocation) => {
  const { directory, arguments: services, options, output, signal } = invocation;
  const target = await openTarget(directory);
  const { name } = await plannedBefore(target);
  const tail = readTail(options.tail);
  const { listServices, logs, requireEngine } = await import('@seaworthy/engine');
  const engine = await requireEngine();
  const known = (await listServices(engine, name)).map(({ service }) => service);
  if (known.length === 0) {
    return {
      exitCode: 0,
      text: `${name} is not running`,
      document: { lines: 0 },
      next: [nextCommand('up', target, 'start it')],
    };
  }
  requireKnown(name, services, known);
  let lines = 0;
  await logs(engine, {
    projectName: name,
    services,
    follow: options.follow === true,
    tail,
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

function requireKnown(project: string, services: readonly string[], known: readonly string[]): void {
  const unknown = services.find((service) => !known.includes(service));
  if (unknown === undefined) return;
  throw userError('INVALID_USAGE', {
    problem: `${project} has no service ${unknown}; running are ${known.join(', ')}.`,
    suggestion: `seaworthy logs ${known[0]}`,
    help: 'seaworthy logs --help',
  });
}

function readTail(text: string | number): number {
  const lines = Number(text);
  if (Number.isInteger(lines) && lines >= 0) return lines;
  throw userError('INVALID_USAGE', {
    problem: `--tail takes a number of lines, not ${text}.`,
    suggestion: 'seaworthy logs --tail 100',
    help: 'seaworthy logs --help',
  });
}
