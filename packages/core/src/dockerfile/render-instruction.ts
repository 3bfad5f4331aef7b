import { userError } from '../errors/index.ts';
import { renderComment } from '../text/comment.ts';
import type { HealthCheckInstruction, Instruction, Mount } from './stage.ts';

const CONTINUATION = ' \\\n    ';

/** Lines of one instruction, its comment first. */
export function renderInstruction(instruction: Instruction): string[] {
  const comment = instruction.comment === undefined ? [] : renderComment(instruction.comment);
  return [...comment, ...render(instruction).split('\n')];
}

function render(instruction: Instruction): string {
  switch (instruction.kind) {
    case 'arg':
      return `ARG ${instruction.name}`;
    case 'env':
      return `ENV ${renderPairs(instruction.values)}`;
    case 'label':
      return `LABEL ${renderPairs(instruction.values)}`;
    case 'workdir':
      return `WORKDIR ${instruction.path}`;
    case 'copy':
      return renderCopy(instruction);
    case 'run':
      return `RUN ${[...instruction.mounts.map(renderMount), instruction.commands.join(` &&${CONTINUATION}`)].join(CONTINUATION)}`;
    case 'user':
      return `USER ${instruction.uid}:${instruction.gid}`;
    case 'expose':
      return `EXPOSE ${instruction.port}`;
    case 'healthcheck':
      return instruction.check === 'none' ? 'HEALTHCHECK NONE' : renderHealthCheck(instruction.check);
    case 'stopsignal':
      return `STOPSIGNAL ${instruction.signal}`;
    case 'entrypoint':
      return `ENTRYPOINT ${renderExecForm(instruction.command)}`;
    case 'cmd':
      return `CMD ${renderExecForm(instruction.command)}`;
  }
}

/** Exec form, as JSON with a space after commas. */
function renderExecForm(command: readonly string[]): string {
  return `[${command.map((argument) => JSON.stringify(argument)).join(', ')}]`;
}

function renderPairs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${/^[\w./:@%,+=$-]+$/.test(value) ? value : quote(onOneLine(name, value))}`)
    .join(CONTINUATION);
}

/** A Dockerfile has no spelling for a line break, and behind one another instruction would begin. */
function onOneLine(name: string, value: string): string {
  if (!/[\r\n]/.test(value)) return value;
  const reason = `the value of ${name} has a line break, for which a Dockerfile has no spelling`;
  throw userError('DOCKERFILE_INVALID', { file: 'Dockerfile', reason, lastLines: [] });
}

/** `$NAME` stays what it is to the builder: a reference to another variable. */
function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function renderCopy({ from, sources, destination, owner }: Extract<Instruction, { kind: 'copy' }>): string {
  const flags = [
    ...(from === undefined ? [] : [`--from=${from}`]),
    ...(owner === undefined ? [] : [`--chown=${owner}`]),
  ];
  const paths = [...sources, destination];
  const operands = paths.some((path) => /\s/.test(path)) ? renderExecForm(paths) : paths.join(' ');
  return ['COPY', ...flags, operands].join(' ');
}

function renderMount(mount: Mount): string {
  if (mount.type === 'bind') {
    const source = mount.source === undefined ? '' : `,source=${mount.source}`;
    return `--mount=type=bind,from=${mount.from}${source},target=${mount.target}`;
  }
  const required = mount.type === 'secret' && mount.required === true ? ',required=true' : '';
  const sharing = mount.type === 'cache' && mount.sharing !== undefined ? `,sharing=${mount.sharing}` : '';
  return `--mount=type=${mount.type},id=${mount.id},target=${mount.target}${sharing}${required}`;
}

function renderHealthCheck(check: HealthCheckInstruction): string {
  const options = [
    `--interval=${check.intervalSeconds}s`,
    `--timeout=${check.timeoutSeconds}s`,
    `--start-period=${check.startPeriodSeconds}s`,
    `--start-interval=${check.startIntervalSeconds}s`,
    `--retries=${check.retries}`,
  ];
  return `HEALTHCHECK ${options.join(' ')}${CONTINUATION}CMD ${renderExecForm(check.command)}`;
}
