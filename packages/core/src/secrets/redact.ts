import { assignmentsIn, deepestAssignment } from './assignments.ts';
import { holdsSecret } from './holds-secret.ts';
import { redactKnown } from './known-values.ts';
import { isRedaction, redactionOf } from './redaction.ts';
import { redactValues } from './secret-value.ts';

/** The same text with every secret value replaced by its length: evidence is shared with people, secrets are not. */
export function redact(text: string): string {
  return redactAt(redactKnown(text), 0);
}

function redactAt(text: string, depth: number): string {
  let rest = text;
  // From the end, so that what was found stays in its place.
  for (const { name, value, at } of assignmentsIn(text).reverse()) {
    rest = `${rest.slice(0, at)}${redactAssigned(name, value, depth)}${rest.slice(at + value.length)}`;
  }
  return redactValues(rest);
}

/** The same for one `NAME=value` of an environment, whose value is all that follows. */
export function redactVariable(variable: string): string {
  const at = variable.indexOf('=');
  if (at === -1) return variable;
  return `${variable.slice(0, at)}=${redactAssigned(variable.slice(0, at), redactKnown(variable.slice(at + 1)), 0)}`;
}

function redactAssigned(name: string, value: string, depth: number): string {
  if (isRedaction(value)) return value;
  const isTooDeep = depth >= deepestAssignment && value.includes('=');
  return isTooDeep || holdsSecret(name, value) ? redactionOf(value) : redactAt(value, depth + 1);
}
