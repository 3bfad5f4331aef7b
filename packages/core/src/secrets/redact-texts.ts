import { holdsSecret } from './holds-secret.ts';
import { redact } from './redact.ts';
import { isRedaction, redactionOf } from './redaction.ts';
import { secretKindOf } from './secret-names.ts';

/**
 * The same value with every text in it redacted, however deep: what a document holds is shared with people. A text behind a
 * key that names a secret (a label), or behind a word that does (`--token`, `q7w8e9` of an entrypoint), is redacted whole.
 */
export function redactTexts<Value>(value: Value): Value {
  return redacted(value, '') as Value;
}

function redacted(value: unknown, name: string): unknown {
  if (typeof value === 'string') return redactNamed(name, value);
  if (Array.isArray(value)) return value.map((item, index) => redacted(item, optionBefore(value[index - 1], item)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), redacted(item, key)]));
}

function redactNamed(name: string, text: string): string {
  if (isRedaction(text)) return text;
  return secretKindOf(name) !== undefined && holdsSecret(name, text) ? redactionOf(text) : redact(text);
}

/** The option whose value a word of a command is. */
function optionBefore(before: unknown, word: unknown): string {
  if (typeof before !== 'string' || typeof word !== 'string' || word.startsWith('-')) return '';
  return /^--([A-Za-z][\w-]*)$/.exec(before)?.[1] ?? '';
}
