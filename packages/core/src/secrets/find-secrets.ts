import { assignmentsIn, deepestAssignment } from './assignments.ts';
import { holdsSecret } from './holds-secret.ts';
import { secretValue } from './secret-value.ts';

/** Names of those variables (`NAME=value`: an environment, the lines of a `.env` file) whose values are secrets. */
export function secretsInVariables(variables: readonly string[]): string[] {
  return variables.flatMap((variable) => {
    const at = variable.indexOf('=');
    const name = variable
      .slice(0, Math.max(0, at))
      .trim()
      .replace(/^export\s+/, '');
    if (name === '' || name.startsWith('#') || name.includes('\n')) return [];
    const quoted = variable.slice(at + 1).trim();
    const value = quoted.replace(/^(["'])(.*)\1$/s, '$2');
    return holdsSecret(name, value) || secretsInCommand(value).length > 0 ? [name] : [];
  });
}

/** Names of the secrets in the text of a build step: of what they are assigned to, else what kind of token stands there. */
export function secretsInCommand(command: string): string[] {
  return secretsAt(command, 0);
}

function secretsAt(command: string, depth: number): string[] {
  const assigned = assignmentsIn(command).flatMap(({ name, value }) =>
    holdsSecret(name, value) || (depth >= deepestAssignment && value.includes('='))
      ? [name]
      : secretsAt(value, depth + 1),
  );
  if (assigned.length > 0) return assigned;
  const kind = secretValue(command);
  return kind === undefined ? [] : [kind];
}
