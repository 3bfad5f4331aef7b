import { type UserError, userError } from '@seaworthy/core/errors';
import { lastWords } from '../processes/last-words.ts';

/** What is known about a container whose process ended. */
export interface Crash {
  service: string;
  exitCode: number;
  oomKilled: boolean;
  memoryLimitBytes?: number;
  /** What the engine said when it could not start the process. */
  startError: string;
  /** Last lines of its log. */
  lines: readonly string[];
  restarts: number;
}

export interface CrashCause {
  error: UserError;
  /** The cause as half a sentence, for errors that name another main fact. */
  phrase: string;
  /** The variable that it lacks, when that is the cause. */
  variable?: string;
}

type Recognise = (crash: Crash, text: string, place: Place) => CrashCause | undefined;
type Place = { service: string; exitCode: number; lastLines: string[] };

/** Reads the likely cause from exit code and last lines; absent when nothing known fits. */
export function recogniseCrash(crash: Crash): CrashCause | undefined {
  const place = { service: crash.service, exitCode: crash.exitCode, lastLines: lastWords(crash.lines) };
  const text = [...crash.lines, crash.startError].join('\n');
  for (const recognise of CAUSES) {
    const cause = recognise(crash, text, place);
    if (cause !== undefined) return cause;
  }
  return undefined;
}

const outOfMemory: Recognise = ({ oomKilled, exitCode, memoryLimitBytes }, text, place) => {
  const heap = /JavaScript heap out of memory|MemoryError$|java\.lang\.OutOfMemoryError/m.test(text);
  if (!oomKilled && !heap && !(exitCode === 137 && memoryLimitBytes !== undefined)) return undefined;
  const limit = memoryLimitBytes === undefined ? {} : { limitBytes: memoryLimitBytes };
  return { error: userError('OUT_OF_MEMORY', { ...place, ...limit }), phrase: 'it ran out of memory' };
};

const formatError: Recognise = (_crash, text, place) =>
  /exec format error/i.test(text)
    ? { error: userError('EXECUTABLE_FORMAT', place), phrase: 'its program is for another processor' }
    : undefined;

const commandNotFound: Recognise = ({ exitCode, startError }, text, place) => {
  const named =
    /exec: "([^"]+)": (?:executable file not found|stat [^:\n]+: no such file)/.exec(text) ??
    /exec ([^\s:]+)(?: failed)?: No such file or directory/i.exec(text) ??
    (exitCode === 127 ? /(?:^|: )(?:\d+: )?([^\s:]+): (?:command )?not found/m.exec(text) : null);
  if (named === null && exitCode !== 127 && !/no such file or directory: unknown/.test(startError)) return undefined;
  const command = named?.[1];
  const details = { ...place, ...(command === undefined ? {} : { command }) };
  return { error: userError('COMMAND_NOT_FOUND', details), phrase: `${command ?? 'its command'} is not in the image` };
};

const commandNotExecutable: Recognise = ({ exitCode }, text, place) => {
  const named =
    /exec: "([^"]+)": (?:permission denied|is a directory)/.exec(text) ??
    /exec (\S+?)(?: failed)?: Permission denied/i.exec(text);
  if (named === null && exitCode !== 126) return undefined;
  const command = named?.[1];
  const details = { ...place, ...(command === undefined ? {} : { command }) };
  return {
    error: userError('COMMAND_NOT_EXECUTABLE', details),
    phrase: `${command ?? 'its command'} may not be executed`,
  };
};

const moduleMissing: Recognise = (_crash, text, place) => {
  const module =
    /Cannot find (?:module|package) '([^']+)'/.exec(text)?.[1] ??
    /ModuleNotFoundError: No module named '([^']+)'/.exec(text)?.[1] ??
    /Could not import module "([^"]+)"/.exec(text)?.[1] ??
    /can't open file '([^']+)': \[Errno 2\]/.exec(text)?.[1] ??
    /No module named ([\w.]+)$/m.exec(text)?.[1] ??
    /error while loading shared libraries: ([^:\s]+): cannot open/.exec(text)?.[1];
  if (module === undefined) return undefined;
  return {
    error: userError('MODULE_MISSING', { ...place, module }),
    phrase: `the module ${module} is not in its image`,
  };
};

const listenPortTaken: Recognise = (_crash, text, place) => {
  if (!/EADDRINUSE|\[Errno 98\]|address already in use/i.test(text)) return undefined;
  const port = portBehind(text) ?? /['"]?port['"]?[:,]? (\d{2,5})/.exec(text)?.[1];
  const details = { ...place, ...(port === undefined ? {} : { port }) };
  return { error: userError('LISTEN_PORT_TAKEN', details), phrase: 'its port is taken inside its container' };
};

const READ_ONLY = /EROFS|read-only file system/i;

/** The path that a program could not write because its file system is read-only, as its log names it. */
export function deniedWrite(lines: readonly string[]): string | undefined {
  const text = lines.join('\n');
  // On a read-only file system, Node says of a folder that it is to make with its parents that there is no such file.
  const folder = lines.find((line) => line.includes('ENOENT') && line.includes(", mkdir '/"));
  return pathIn(text, READ_ONLY) ?? /, mkdir '(\/[^'\n]+)'/.exec(folder ?? '')?.[1];
}

/** The same where one line says so itself; what a program says without naming a path is none. */
export function refusedWrite(line: string): string | undefined {
  return READ_ONLY.test(line) ? pathIn(line, READ_ONLY) : undefined;
}

const readOnly: Recognise = (_crash, text, place) => {
  if (!READ_ONLY.test(text)) return undefined;
  const path = pathIn(text, READ_ONLY);
  const details = { ...place, ...(path === undefined ? {} : { path }) };
  return {
    error: userError('FILE_SYSTEM_READ_ONLY', details),
    phrase: `it writes to ${path ?? 'a file'} on a read-only file system`,
  };
};

const loginRefused: Recognise = (_crash, text, place) =>
  /password authentication failed|SQLSTATE 28P01|code: '28P01'|Access denied for user|WRONGPASS|NOAUTH Authentication required|role "[^"]+" does not exist/i.test(
    text,
  )
    ? { error: userError('DATABASE_REFUSED_LOGIN', place), phrase: 'the database refused its name or password' }
    : undefined;

const databaseUnreachable: Recognise = (_crash, text, place) => {
  const address =
    /connect E(?:CONNREFUSED|TIMEDOUT|HOSTUNREACH) ([\w.:-]+)/.exec(text)?.[1] ??
    /getaddrinfo E\w+ ([\w.-]+)/.exec(text)?.[1] ??
    /connection to server at "([^"]+)"/.exec(text)?.[1] ??
    /could not translate host name "([^"]+)"/.exec(text)?.[1] ??
    /failed to resolve host '([^']+)'/.exec(text)?.[1];
  const sign =
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|connection to server|Can't reach database server|could not translate host name|Connection refused|MongoServerSelectionError/i;
  if (address === undefined && !sign.test(text)) return undefined;
  const details = { ...place, ...(address === undefined ? {} : { address }) };
  return {
    error: userError('DATABASE_UNREACHABLE', details),
    phrase: `it could not reach ${address ?? 'its database'}`,
  };
};

const variableMissing: Recognise = (_crash, text, place) => {
  const variable =
    /KeyError: '([A-Z][A-Z0-9_]{2,})'/.exec(text)?.[1] ??
    /(?<![A-Z0-9_])([A-Z][A-Z0-9_]{2,})['"`]? (?:environment variable |env(?:ironment)? var )?(?:is|was|must be|are|has) (?:required|missing|not set|undefined|set|not defined|empty|unset)/.exec(
      text,
    )?.[1] ??
    /(?:[Mm]issing|[Rr]equired|[Uu]nset|[Uu]ndefined)(?: required)?(?: environment)? (?:variables?|env vars?)?:? ?['"`]?([A-Z][A-Z0-9_]{2,})/.exec(
      text,
    )?.[1] ??
    /[Ee]nvironment variable (?:not found: )?['"`]?([A-Z][A-Z0-9_]{2,})['"`]? ?(?:is |was )?(?:not found|missing|required|not set)?/.exec(
      text,
    )?.[1] ??
    /validation errors? for \w+\n(\w+)\n\s+Field required/.exec(text)?.[1]?.toUpperCase() ??
    // envalid lists names; so does the entrypoint of MySQL. zod says what it found by its path.
    /Missing environment variables:\n +([A-Z][A-Z0-9_]{2,})/.exec(text)?.[1] ??
    /as an environment variable:\n *- ([A-Z][A-Z0-9_]{2,})/.exec(text)?.[1] ??
    /(?<!\w)([A-Z][A-Z0-9_]{2,})\W{1,9}(?:_errors\W{1,9})?(?:Required|Invalid input: expected \w+, received undefined)/.exec(
      text,
    )?.[1] ??
    /path\W{1,12}([A-Z][A-Z0-9_]{2,})\W{1,30}message\W{1,6}(?:Required|Invalid input: expected \w+, received undefined)/.exec(
      text,
    )?.[1] ??
    // A shell's `${NAME:?}`.
    /(?:^|: )(\w+): parameter (?:null or )?not set/m.exec(text)?.[1] ??
    // Ruby's ENV.fetch; django-environ; python-decouple; Go's envconfig.
    /key not found: "([A-Z][A-Z0-9_]{2,})"/.exec(text)?.[1] ??
    /Set the ([A-Z][A-Z0-9_]{2,}) environment variable/.exec(text)?.[1] ??
    /UndefinedValueError: ([A-Z][A-Z0-9_]{2,}) not found/.exec(text)?.[1] ??
    /required key ([A-Z][A-Z0-9_]{2,}) missing value/.exec(text)?.[1] ??
    (/superuser password is (?:not specified|given)/.test(text) ? 'POSTGRES_PASSWORD' : undefined);
  if (variable === undefined) return undefined;
  return {
    error: userError('ENVIRONMENT_VARIABLE_MISSING', { ...place, variable }),
    phrase: `it needs the variable ${variable}`,
    variable,
  };
};

const accessDenied: Recognise = (_crash, text, place) => {
  if (!/EACCES|EPERM: operation not permitted|PermissionError|permission denied/i.test(text)) return undefined;
  const path = pathIn(text, /EACCES|EPERM|PermissionError|permission denied/i);
  const details = { ...place, ...(path === undefined ? {} : { path }) };
  return { error: userError('FILE_ACCESS_DENIED', details), phrase: `its user may not use ${path ?? 'a file'}` };
};

/** In the line of the error, behind its name: `EADDRINUSE: address already in use :::4173`. */
function portBehind(text: string): string | undefined {
  const sign = /address already in use|EADDRINUSE/i;
  const lines = text.split('\n').filter((line) => sign.test(line));
  const ports = lines.map((line) => /:(\d{2,5})\b/.exec(line.slice(line.search(sign)))?.[1]);
  return ports.find((port) => port !== undefined);
}

/** A path in the line that holds the sign: behind the name of the error, where it has one. */
function pathIn(text: string, sign: RegExp): string | undefined {
  const line = text.split('\n').find((candidate) => sign.test(candidate)) ?? '';
  const found = line.slice(Math.max(0, line.search(/EROFS|EACCES|EPERM|PermissionError/)));
  return /['"](\/[^'"]+)['"]/.exec(found)?.[1] ?? /(?:^|[\s:])(\/[\w./@-]+)/.exec(found)?.[1];
}

// In this order: the engine's own findings first, then what names one culprit, the vague words last.
const CAUSES: readonly Recognise[] = [
  outOfMemory,
  formatError,
  commandNotFound,
  commandNotExecutable,
  moduleMissing,
  readOnly,
  listenPortTaken,
  loginRefused,
  variableMissing,
  databaseUnreachable,
  accessDenied,
];
