import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretsInVariables } from '@seaworthy/core/secrets';
import { quoteWord } from '@seaworthy/core/text';

type Variables = Readonly<Record<string, string>>;

/** Values of an environment that nobody may read in a report, and the passwords in its addresses. */
export function secretValuesOf(environment: Variables): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    if (!isSecret(name, value)) return [];
    const password = /:\/\/[^\s:/@]*:([^\s/]+)@/.exec(value)?.[1];
    return password === undefined ? [value] : [value, password];
  });
}

/** As it is typed in a line that others may read: a secret without its value, which docker then takes from the shell. */
export function environmentWords(environment: Variables): string[] {
  return Object.entries(environment).flatMap(([name, value]) => [
    '--env',
    isSecret(name, value) ? name : quoteWord(`${name}=${value}`),
  ]);
}

/**
 * Arguments of `docker run` for an environment, without a value among them: everybody on this machine can list those. What a
 * file of variables can't hold goes by the environment of the client.
 */
export async function environmentArguments(
  environment: Variables,
  folder: string,
): Promise<{ args: string[]; env: Record<string, string> }> {
  const entries = Object.entries(environment);
  if (entries.length === 0) return { args: [], env: {} };
  const severalLines = entries.filter(([, value]) => /[\r\n]/.test(value));
  const oneLine = entries.filter(([, value]) => !/[\r\n]/.test(value));
  const file = join(folder, 'environment');
  await writeFile(file, oneLine.map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 });
  const names = severalLines.flatMap(([name]) => ['--env', name]);
  return { args: ['--env-file', file, ...names], env: Object.fromEntries(severalLines) };
}

function isSecret(name: string, value: string): boolean {
  return secretsInVariables([`${name}=${value}`]).length > 0;
}
