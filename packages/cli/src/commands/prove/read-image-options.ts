import { resolve } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { findTextFile, maxHandwrittenBytes } from '@seaworthy/core/repository';
import type { ImageOptions } from '@seaworthy/pipeline';
import type { ImageFlags } from './subject-options.ts';

/**
 * What was typed about running an image. Files are looked up from `directory`. Absent where nothing was typed.
 * Errors: INVALID_USAGE, and CONFIGURATION_MISSING for variables whose value is to come from an environment that has none.
 */
export async function readImageOptions(
  { port, env = [], envFile = [], health, with: beside }: ImageFlags,
  command: readonly string[],
  { directory, environment }: { directory: string; environment: Readonly<Record<string, string | undefined>> },
): Promise<ImageOptions | undefined> {
  const lines = await Promise.all(envFile.map((file) => linesOf(file, directory)));
  const variables = readVariables([...lines.flat(), ...env], environment);
  const options: ImageOptions = {
    ...(port === undefined ? {} : { ports: port.map(readPort) }),
    ...(health === undefined ? {} : { healthPath: readPath(health) }),
    ...(env.length + envFile.length === 0 ? {} : { environment: variables }),
    ...(beside === undefined ? {} : { beside }),
    ...(command.length === 0 ? {} : { command }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}

function readPort(typed: string): number {
  const [, text] = /^(\d{1,5})(?:\/tcp)?$/.exec(typed) ?? [];
  const port = Number(text);
  if (port >= 1 && port <= 65_535) return port;
  const [, inside] = /:(\d+)$/.exec(typed) ?? [];
  const problem = typed.endsWith('/udp')
    ? `Nothing is asked over UDP: --port takes a TCP port, not ${typed}.`
    : `--port takes the TCP port inside the container, a number from 1 to 65535, not ${typed}.`;
  throw unusable(problem, inside === undefined ? undefined : `seaworthy prove --port ${inside}`);
}

function readPath(typed: string): string {
  if (/^\/\S*$/.test(typed)) return typed;
  const problem = `--health takes a route that begins with / and holds no space, not ${typed}.`;
  throw unusable(problem, /^[\w-]/.test(typed) ? `seaworthy prove --health /${typed}` : undefined);
}

/** As `docker run --env-file` reads it: no quotes, no `export`; the rest of a line is the value as it stands. */
async function linesOf(file: string, directory: string): Promise<string[]> {
  const text = await findTextFile(resolve(directory, file), { name: file, maxBytes: maxHandwrittenBytes });
  if (text === undefined) throw unusable(`There is no file ${file}, which --env-file names.`);
  const lines = text.split('\n').map((line) => line.replace(/\r$/, '').trimStart());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** The last one of a name counts. */
function readVariables(
  typed: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const values = new Map<string, string>();
  const missing = new Set<string>();
  for (const variable of typed) {
    const at = variable.indexOf('=');
    const name = at === -1 ? variable : variable.slice(0, at);
    // What stands behind `=` may be a secret, so it is not repeated.
    if (!/^[^\s=]+$/.test(name)) throw unusable('--env takes NAME=value, or a NAME alone; a name has no space.');
    const value = at === -1 ? environment[name] : variable.slice(at + 1);
    if (value === undefined) {
      if (!values.has(name)) missing.add(name);
      continue;
    }
    values.set(name, value);
    missing.delete(name);
  }
  if (missing.size > 0) {
    const variables = [...missing].map((name) => ({ name, hint: `export ${name}=…, or --env ${name}=…` }));
    throw userError('CONFIGURATION_MISSING', { variables, place: 'image' });
  }
  return Object.fromEntries(values);
}

function unusable(problem: string, suggestion?: string) {
  return userError('INVALID_USAGE', { problem, suggestion, help: 'seaworthy prove --help' });
}
