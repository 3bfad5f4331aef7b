import type { Fact } from '../../model/index.ts';
import { findDockerfileCommand } from '../../source/existing-dockerfile.ts';
import { readProcfile } from '../../source/procfile.ts';
import { basename } from '../../text/path.ts';
import type { PythonFolder } from './python-folder.ts';
import { wordsOf } from './start-command.ts';

/** A server of Python applications as a command of the repository starts it. */
export interface StartedServer {
  program: string;
  /** What it serves: `app.main:app`, `shop.wsgi`, `app:create_app()`. */
  application?: string;
  /** Its options as written, with their values; an empty one for those that take none. */
  options: ReadonlyMap<string, string>;
  command: Fact<string>;
}

const servers = new Set(['uvicorn', 'gunicorn', 'hypercorn', 'daphne']);
const scripts = ['start.sh', 'entrypoint.sh', 'docker-entrypoint.sh', 'run.sh', 'boot.sh', 'prestart.sh'];
/** Options that take no value. */
const flags = new Set([
  ...['--reload', '--preload', '--factory', '--daemon', '-D', '--reuse-port', '-R', '--debug', '--capture-output'],
  ...['--proxy-headers', '--no-proxy-headers', '--no-access-log', '--use-colors', '--no-use-colors', '--no-sendfile'],
  ...['--server-header', '--no-server-header', '--date-header', '--no-date-header', '--enable-stdio-inheritance'],
  ...['--no-control-socket', '--log-syslog', '--spew', '--check-config', '--print-config', '--access-log'],
]);
const application = /^(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?::[A-Za-z_]\w*(?:\(\))?)?$/;

/** The commands by which the repository starts something, the most binding first: a Procfile, its Dockerfile, its scripts. */
export async function findStartCommands(folder: PythonFolder): Promise<Fact<string>[]> {
  const named = await readProcfile(folder);
  const web = named.filter(({ name }) => name === 'web');
  // Beside it other lines are other processes.
  const lines = web.length > 0 ? web : named;
  const inImage = await findDockerfileCommand(folder);
  const written = await Promise.all(scripts.map((name) => linesOf(folder, name)));
  return [...lines.map(({ command }) => command), ...(inImage === undefined ? [] : [inImage]), ...written.flat()];
}

/** The servers that these commands start. */
export async function findStartedServers(folder: PythonFolder): Promise<StartedServer[]> {
  return (await findStartCommands(folder)).flatMap((command) => readServer(command) ?? []);
}

async function linesOf(folder: PythonFolder, name: string): Promise<Fact<string>[]> {
  const lines = ((await folder.readText(name)) ?? '').split('\n');
  return lines.flatMap((line, index) => {
    if (/^\s*(?:#|$)/.test(line) || lines[index - 1]?.endsWith('\\') === true) return [];
    const end = lines.findIndex((one, at) => at >= index && !one.endsWith('\\'));
    const whole = lines.slice(index, end < 0 ? undefined : end + 1).map((one) => one.replace(/\\$/, ''));
    return [{ value: whole.join(' '), source: { file: folder.resolve(name), line: index + 1 }, certainty: 'certain' }];
  });
}

/** Takes a command apart as its server does; `undefined` where it starts none. */
export function readServer(command: Fact<string>): StartedServer | undefined {
  const words = wordsOf(command.value);
  const at = words.findIndex((word) => servers.has(basename(word)));
  if (at < 0) return undefined;
  const options = new Map<string, string>();
  let served: string | undefined;
  for (let index = at + 1; index < words.length; index++) {
    const word = words[index] as string;
    if (/^(?:&&|\|\|?|;|&)$/.test(word)) break;
    const [, name, value] = /^(--[\w-]+)=(.*)$/.exec(word) ?? [];
    if (name !== undefined) options.set(name, value ?? '');
    else if (word.startsWith('-') && !flags.has(word)) options.set(word, words[++index] ?? '');
    else if (word.startsWith('-')) options.set(word, '');
    else if (served === undefined && application.test(word)) served = word;
  }
  const program = basename(words[at] as string);
  return { program, options, command, ...(served === undefined ? {} : { application: served }) };
}
