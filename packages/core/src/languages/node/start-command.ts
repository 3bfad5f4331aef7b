import { validPort } from '../../source/valid-port.ts';
import { splitCommands } from '../../text/shell-words.ts';

/** What a start script runs, as far as its text says. */
export interface StartCommand {
  /** The program: `node`, `tsx`, `next`, `uvicorn`. */
  program: string;
  /** The file that it runs, for programs that run one. `.` stands for the manifest's `main`. */
  file?: string;
  /** What stands between the program and its file. */
  options: string[];
  /** Everything behind the program. */
  arguments: string[];
  /** Variables that are set before it: `PORT=4310 node server.js`. */
  environment: Record<string, string>;
  /** Another program starts it again at each change of the sources: `nodemon --exec`. */
  watched?: true;
}

/** A command that runs another script of the same manifest: `npm run serve`. */
export interface ScriptCall {
  script: string;
  environment: Record<string, string>;
}

/** Programs that only start another one, and their options that take a value of their own. */
const wrappers: Readonly<Record<string, readonly string[]>> = {
  'cross-env': [],
  'cross-env-shell': [],
  env: ['-u'],
  exec: [],
  nice: ['-n'],
  npx: ['-p', '--package'],
  bunx: [],
  'dumb-init': ['-r'],
  tini: [],
  dotenv: ['-e', '-c', '-v', '-p'],
  dotenvx: ['-f', '--env-file', '-e', '--env', '-fk'],
  'env-cmd': ['-f', '--file', '-e', '--environments', '-r', '--rc-file'],
  uv: [],
  poetry: [],
};
/** Words that a wrapper takes before the program: `dotenvx run`, `env-cmd config/dev.env`. */
const wrapperWords = /^(?:run|exec|dlx)$|\.env(?:\.|$)/;
const managers = /^(?:npm|yarn|pnpm|bun)$/;
/** Programs that run a file, and their options that take a value. */
const runners: Readonly<Record<string, readonly string[]>> = {
  node: [
    ...['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions', '--env-file'],
    ...['--env-file-if-exists', '--max-old-space-size', '--watch-path', '--title', '--stack-size'],
  ],
  tsx: ['--tsconfig', '--import', '-r', '--require', '--env-file'],
  'ts-node': ['-P', '--project', '-r', '--require', '-O', '--compiler-options', '--cwd'],
  'ts-node-dev': ['-P', '--project', '-r', '--require', '--watch', '--ignore-watch'],
  'ts-node-esm': ['-P', '--project'],
  tsnd: ['-P', '--project', '-r', '--require'],
  'babel-node': ['--presets', '--plugins', '--extensions', '-x', '-r', '--config-file'],
  nodemon: ['-w', '--watch', '-e', '--ext', '-x', '--exec', '-r', '-d', '--delay', '-i', '--ignore', '--signal', '-L'],
  'node-dev': [],
  supervisor: ['-w', '-i', '-e', '-x'],
  forever: ['-c', '-l', '-o', '-e', '--minUptime', '--spinSleepTime'],
  'pm2-runtime': ['-i', '--instances', '--name', '-n', '--env', '--max-memory-restart', '--node-args'],
  pm2: ['-i', '--instances', '--name', '-n', '--env', '--max-memory-restart', '--node-args'],
  fastify: [
    ...['-p', '--port', '-a', '--address', '-l', '--log-level', '-r', '--require', '-i', '--import', '-x', '--prefix'],
    ...['-b', '--body-limit', '-P', '--pretty-logs', '--plugin-timeout', '-g', '--close-grace-delay', '-f', '-L'],
  ],
  bun: ['-r', '--preload', '--env-file', '-c', '--config'],
};
/** Words between a program and its file. */
const subcommands = /^(?:watch|start|run)$/;
/** A script that is run by the same package manager elsewhere is not this folder's. */
const elsewhere = /^(?:--prefix|-C|--dir|--cwd|-w|--workspaces?|-ws|--filter|-F|workspaces?|-r|--recursive)(?:=|$)/;

/**
 * Reads one command as a shell would, as far as start scripts go. `undefined` when it can't be told what it runs.
 * `isScript`: names of scripts that a package manager runs without `run`.
 */
export function parseCommand(
  words: readonly string[],
  isScript: (name: string) => boolean,
): StartCommand | ScriptCall | undefined {
  const environment: Record<string, string> = {};
  let rest = words;
  let watched = false;
  for (;;) {
    const [first, ...others] = rest;
    if (first === undefined) return undefined;
    const assignment = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(first);
    const name = first.split('/').at(-1) as string;
    if (assignment?.[1] !== undefined) {
      environment[assignment[1]] = assignment[2] ?? '';
      rest = others;
    } else if (first in wrappers) rest = behindWrapper(others, wrappers[first] ?? []);
    else if (managers.test(first)) {
      const called = readManagerCall(first, others, isScript);
      if (called === undefined) return undefined;
      if ('script' in called) return { ...called, environment };
      if (first === 'bun' && called.words === others) return withFile('bun', others, environment);
      rest = called.words;
    } else if (name === 'nodemon' && execOf(others) !== undefined) {
      const program = splitCommands(execOf(others) as string)[0]?.words ?? [];
      const file = fileAmong(others, runners.nodemon ?? []);
      watched = true;
      rest = file === undefined || program.includes(file) ? program : [...program, file];
    } else return { ...withFile(name, others, environment), ...(watched ? { watched } : {}) };
  }
}

/** The program that a whole script ends with, its own scripts not followed; `undefined` when it runs no single one. */
export function parseStartCommand(script: string): StartCommand | undefined {
  // What comes before the last `&&` prepares (migrations, a build); the last command is the one that stays.
  const last = splitCommands(script).at(-1);
  if (last === undefined || last.isCompound) return undefined;
  const found = parseCommand(last.words, () => false);
  return found === undefined || 'script' in found ? undefined : found;
}

function withFile(program: string, rest: readonly string[], environment: Record<string, string>): StartCommand {
  const file = program in runners ? fileAmong(rest, runners[program] ?? []) : undefined;
  const at = file === undefined ? rest.length : rest.indexOf(file);
  return {
    program,
    ...(file === undefined ? {} : { file: file.replace(/^\.\/(?=.)/, '') }),
    options: rest.slice(0, at),
    arguments: [...rest],
    environment,
  };
}

function behindWrapper(words: readonly string[], withValue: readonly string[]): readonly string[] {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (withValue.includes(word)) at++;
    else if (!word.startsWith('-') && !wrapperWords.test(word)) return words.slice(at);
  }
  return [];
}

/** What `npm run x`, `yarn x`, `pnpm exec x` or `bun x.js` stands for: a script, or the words of another command. */
function readManagerCall(
  manager: string,
  words: readonly string[],
  isScript: (name: string) => boolean,
): { script: string } | { words: readonly string[] } | undefined {
  if (words.some((word) => elsewhere.test(word))) return undefined;
  const at = words.findIndex((word) => !word.startsWith('-'));
  const [verb, next] = [words[at], words.slice(at + 1).find((word) => !word.startsWith('-'))];
  if (verb === undefined) return undefined;
  if (verb === 'run' || verb === 'run-script') {
    if (next === undefined) return undefined;
    return manager !== 'bun' || isScript(next) ? { script: next } : { words };
  }
  if (verb === 'exec' || verb === 'dlx' || verb === 'x')
    return { words: words.slice(at + 1).filter((word, index) => index > 0 || word !== '--') };
  if (verb === 'start' || (manager !== 'npm' && isScript(verb))) return { script: verb };
  if (manager === 'npm') return undefined;
  return { words: manager === 'bun' ? words : words.slice(at) };
}

/** `nodemon --exec "ts-node -r x"` */
function execOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '-x' || word === '--exec');
  return at < 0 ? words.find((word) => word.startsWith('--exec='))?.slice('--exec='.length) : words[at + 1];
}

function fileAmong(words: readonly string[], optionsWithValue: readonly string[]): string | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (optionsWithValue.includes(word)) at++;
    else if (!word.startsWith('-') && !subcommands.test(word)) return word;
  }
  return undefined;
}

/** The value of `--port 8080`, `--port=8080` or `-p 8080` among arguments. */
export function portArgument(words: readonly string[]): number | undefined {
  for (const [index, word] of words.entries()) {
    const joined = /^(?:--port=|-p=?)(\d+)$/.exec(word)?.[1];
    const value = joined ?? (/^(?:--port|-p|-P)$/.test(word) ? words[index + 1] : undefined);
    if (value !== undefined && /^\d+$/.test(value)) return validPort(Number(value));
  }
  return undefined;
}
