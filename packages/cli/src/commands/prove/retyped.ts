import { secretsInVariables } from '@seaworthy/core/secrets';
import { quoteWord } from '@seaworthy/core/text';
import type { SubjectFlags } from './subject-options.ts';

/**
 * What says how the thing is run, as it is typed again behind its name; with a space before it. The value of a secret is left
 * out: it then comes from the environment.
 */
export function retyped(
  { port = [], env = [], envFile = [], health, with: beside = [], service = [], profile = [], container }: SubjectFlags,
  command: readonly string[],
): string {
  const repeated = (flag: string, values: readonly string[]) => values.flatMap((value) => [flag, value]);
  const words = [
    ...repeated('--port', port),
    ...repeated('--env', env.map(withoutSecret)),
    ...repeated('--env-file', envFile),
    ...(health === undefined ? [] : ['--health', health]),
    ...repeated('--with', beside),
    ...(container === undefined ? [] : ['--container', container]),
    ...repeated('--service', service),
    ...repeated('--profile', profile),
    ...(command.length === 0 ? [] : ['--', ...command]),
  ];
  return words.map((word) => ` ${quoteWord(word)}`).join('');
}

function withoutSecret(variable: string): string {
  const [name = ''] = variable.split('=', 1);
  return secretsInVariables([variable]).length > 0 ? name : variable;
}
