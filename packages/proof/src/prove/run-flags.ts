import { quoteWord } from '@seaworthy/core/text';
import type { ComposeService } from '@seaworthy/engine';
import { environmentWords } from './image-environment.ts';
import { serviceName } from './service-name.ts';
import type { ImageTarget } from './target.ts';

/** A flag of `docker run`, and the same in the words of compose. */
export interface RunFlag {
  /** As it is typed: `--memory 512m`. */
  args: readonly string[];
  compose: Partial<ComposeService>;
}

/** A property of how a container is run, in forms that ask less and less of the image. */
export interface RunProperty {
  /** The check that fails when the container is run without it. */
  check: string;
  /** The recommended form first. */
  forms: readonly [RunFlag, ...RunFlag[]];
}

const NO_CAPABILITY = ['--cap-drop', 'ALL'];
/** What an entrypoint needs that starts as root and gives that up. */
const TO_DROP_PRIVILEGES = ['CHOWN', 'SETGID', 'SETUID'];
const TO_PREPARE_FILES = [...TO_DROP_PRIVILEGES, 'DAC_OVERRIDE', 'FOWNER', 'NET_BIND_SERVICE'];

/**
 * How an image is run by somebody who takes care: what no image decides for itself. Each is tried, so the values are such
 * that a service of the usual size stands them; who runs it sets closer ones.
 */
export const recommended: readonly RunProperty[] = [
  { check: 'missing-memory-limit', forms: [memory('512m'), memory('1g'), memory('2g')] },
  { check: 'missing-cpu-limit', forms: [{ args: ['--cpus', '1'], compose: { cpus: 1 } }] },
  { check: 'missing-pids-limit', forms: [pids(256), pids(1024)] },
  {
    check: 'privilege-escalation',
    forms: [{ args: ['--security-opt', 'no-new-privileges'], compose: { security_opt: ['no-new-privileges:true'] } }],
  },
  {
    check: 'writable-root-filesystem',
    forms: [{ args: ['--read-only', '--tmpfs', '/tmp'], compose: { read_only: true, tmpfs: ['/tmp'] } }],
  },
  {
    check: 'kernel-capabilities',
    forms: [capabilities([]), capabilities(TO_DROP_PRIVILEGES), capabilities(TO_PREPARE_FILES)],
  },
];

/** Asks nothing of an image, so it is not tried: how long it has for its end. */
export const patience: RunFlag = { args: ['--stop-timeout', '30'], compose: { stop_grace_period: '30s' } };

/** A folder on a read-only root that is written to, empty at each start. */
export function scratch(folder: string): RunFlag {
  return { args: ['--tmpfs', folder], compose: { tmpfs: [folder] } };
}

/** Whether a flag makes the root file system read-only. */
export function isReadOnly({ compose }: RunFlag): boolean {
  return compose.read_only === true;
}

/** A flag as it is typed. */
export function flagText({ args }: RunFlag): string {
  return args.join(' ');
}

/** A line to copy, with what was given for the image, and its ports published. */
export function runCommand(
  flags: readonly RunFlag[],
  { reference, environment = {}, beside = [], command = [] }: ImageTarget,
  ports: readonly number[],
): string {
  const words = [
    ...['docker', 'run', '--detach', ...flags.flatMap(({ args }) => args)],
    // A network that whoever runs it has made, with the other images in it under their names.
    ...(beside.length === 0 ? [] : ['--network', serviceName(reference)]),
    ...environmentWords(environment),
    ...ports.flatMap((port) => ['--publish', `127.0.0.1:${port}:${port}`]),
    ...[reference, ...command.map(quoteWord)],
  ];
  return words.join(' ');
}

/** The settings of a compose service that is run with these flags. */
export function composeSettings(flags: readonly RunFlag[]): Partial<ComposeService> {
  const tmpfs = flags.flatMap(({ compose }) => (compose.tmpfs as string[] | undefined) ?? []);
  return { ...Object.assign({}, ...flags.map(({ compose }) => compose)), ...(tmpfs.length === 0 ? {} : { tmpfs }) };
}

function memory(size: string): RunFlag {
  return { args: ['--memory', size], compose: { mem_limit: size } };
}

function pids(count: number): RunFlag {
  return { args: ['--pids-limit', String(count)], compose: { pids_limit: count } };
}

function capabilities(added: readonly string[]): RunFlag {
  return {
    args: [...NO_CAPABILITY, ...added.flatMap((name) => ['--cap-add', name])],
    compose: { cap_drop: ['ALL'], ...(added.length === 0 ? {} : { cap_add: [...added] }) },
  };
}
