import type { Fact, OwnImage, Question, Source } from '../../model/index.ts';
import type { AdoptedFolder } from '../../source/adopted-folder.ts';
import { runsAsNobody } from '../../source/own-dockerfile.ts';
import { validPort } from '../../source/valid-port.ts';
import type { Detection } from '../detection.ts';

/** What its Dockerfile, and the compose file that builds it, prove of a service. */
export function describeAdopted(folder: AdoptedFolder): Detection {
  const { own } = folder;
  const source = { file: own.file };
  const ports = portsOf(folder);
  const [port, ...others] = ports;
  const command = commandOf(folder);
  const questions = [
    ...(port !== undefined && others.length > 0 ? [askForPort(ports)] : []),
    ...(own.compose === undefined ? [] : leftOut(folder, command)),
  ];
  const portVariable = variableOfPort(folder, port);
  return {
    source,
    shape: 'server',
    entryPoints: [],
    ...(port === undefined ? {} : { port }),
    ...(portVariable === undefined ? {} : { portVariable }),
    ...(command === undefined ? {} : { command }),
    ...(questions.length === 0 ? {} : { questions }),
    ownImage: imageOf(folder),
  };
}

function imageOf({ own }: AdoptedFolder): OwnImage {
  const healthCommand = healthOf(own.compose?.healthCheck);
  return {
    dockerfile: own.file,
    context: own.context,
    ...(own.target === undefined ? {} : { target: own.target }),
    arguments: { ...own.arguments },
    images: own.images,
    healthCheck: own.healthCheck || healthCommand !== undefined,
    ...(healthCommand === undefined ? {} : { healthCommand }),
    unprivileged: runsAsNobody(own),
    volumes: volumesOf(own.compose?.volumes ?? [], own.volumes),
    source: { file: own.file },
  };
}

/** Where it listens: what the compose file publishes, what the image exposes, what `PORT` is set to. Those that agree are one. */
function portsOf({ own }: AdoptedFolder): Fact<number>[] {
  const { compose, ports: exposed, environment } = own;
  const published = compose?.ports.flatMap(({ container }) => validPort(container) ?? []) ?? [];
  const set = Number(compose?.environment.PORT ?? environment.findLast(({ name }) => name === 'PORT')?.value);
  const told = validPort(set);
  const fact = (value: number, source: Source): Fact<number> => ({ value, source, certainty: 'likely' });
  const stated = published.map((value) => fact(value, compose?.source ?? { file: own.file }));
  const seen = exposed.map(({ value, source }) => fact(value, source));
  const variable = told === undefined ? [] : [fact(told, compose?.source ?? { file: own.file })];
  const all = [stated, seen, variable].filter((list) => list.length > 0);
  const common = (all[0] ?? []).filter(({ value }) => all.every((list) => list.some((other) => other.value === value)));
  const candidates = common.length > 0 ? common : all.flat();
  return [...new Map(candidates.map((candidate) => [candidate.value, candidate])).values()];
}

function askForPort(ports: readonly Fact<number>[]): Question {
  return {
    subject: 'port',
    question: 'Which of these ports answers requests? Its Dockerfile and its compose file leave it open.',
    candidates: ports.map(({ value, source }) => ({ value: String(value), source })),
    blocking: true,
  };
}

/** `PORT` is told where it already is. */
function variableOfPort({ own }: AdoptedFolder, port: Fact<number> | undefined): Fact<string> | undefined {
  const stated = own.compose?.environment.PORT ?? own.environment.find(({ name }) => name === 'PORT')?.value;
  return port === undefined || Number(stated) !== port.value
    ? undefined
    : { value: 'PORT', source: port.source, certainty: 'certain' };
}

/** The compose file's own command in exec form, where no shell is needed to read it. */
function commandOf({ own: { compose } }: AdoptedFolder): Fact<string[]> | undefined {
  const written = compose?.command;
  if (compose === undefined || written === undefined) return undefined;
  const words = Array.isArray(written) ? written : /^[\w./:@=,+ -]+$/.test(written) ? written.split(/ +/) : undefined;
  return words === undefined ? undefined : { value: words, source: compose.source, certainty: 'certain' };
}

function healthOf(test: string | string[] | undefined): string[] | undefined {
  if (test === undefined) return undefined;
  if (!Array.isArray(test)) return ['/bin/sh', '-c', test];
  const [kind, ...words] = test;
  if (kind === 'CMD') return words;
  return kind === 'CMD-SHELL' ? ['/bin/sh', '-c', words.join(' ')] : undefined;
}

function volumesOf(
  stated: readonly { from?: string; path: string }[],
  declared: readonly string[],
): OwnImage['volumes'] {
  const named = stated.filter(({ from }) => from === undefined || isVolumeName(from));
  const volumes = named.map(({ from, path }) => ({ ...(from === undefined ? {} : { name: from }), path }));
  return [
    ...volumes,
    ...declared.filter((path) => !named.some((volume) => volume.path === path)).map((path) => ({ path })),
  ];
}

function isVolumeName(from: string): boolean {
  return /^[a-zA-Z0-9][\w.-]*$/.test(from);
}

/** What the compose file says of it and the generated one doesn't: said, so that nobody misses it in silence. */
function leftOut({ own: { compose } }: AdoptedFolder, command: Fact<string[]> | undefined): Question[] {
  if (compose === undefined) return [];
  const mounts = compose.volumes.flatMap(({ from, path }) =>
    from === undefined || isVolumeName(from) ? [] : [`${from} at ${path}`],
  );
  const ask = (subject: string, question: string): Question => ({
    subject,
    question,
    candidates: [{ value: compose.name, source: compose.source }],
    blocking: false,
  });
  return [
    ...(mounts.length === 0
      ? []
      : [
          ask(
            'volumes',
            `The compose file puts ${mounts.join(', ')}: is that in the image, too? Nothing of the host is mounted.`,
          ),
        ]),
    ...(compose.environmentFiles === undefined
      ? []
      : [
          ask(
            'environment',
            `The compose file gives it the variables of ${compose.environmentFiles.join(', ')}. Name those that it needs by \`environment\` and \`secrets\` in seaworthy.yaml.`,
          ),
        ]),
    ...(compose.command !== undefined && command === undefined
      ? [
          ask(
            'command',
            'The compose file starts it by a command that a shell has to read. It is started as its image says.',
          ),
        ]
      : []),
  ];
}
