import type { Recognition } from './define-datastore.ts';

export type VariableMeaning = 'url' | 'host' | 'port' | 'username' | 'password' | 'database';

const endings: Readonly<Record<string, VariableMeaning>> = {
  URL: 'url',
  URI: 'url',
  DSN: 'url',
  CONNECTION_STRING: 'url',
  HOST: 'host',
  HOSTNAME: 'host',
  SERVER: 'host',
  PORT: 'port',
  USER: 'username',
  USERNAME: 'username',
  PASSWORD: 'password',
  PASS: 'password',
  NAME: 'database',
  DATABASE: 'database',
  DB: 'database',
  VHOST: 'database',
};

/**
 * What a variable means to a datastore by its name. `shared`: by a word that other datastores have, too (`DATABASE_URL`).
 * `undefined`: nothing.
 */
export function meaningOf(
  { words, sharedWords, sharedVariables = [] }: Recognition,
  variable: string,
): { means: VariableMeaning; shared: boolean } | undefined {
  const own = endingAfter(words, '_?', variable);
  if (own !== undefined) return { means: own, shared: false };
  if (sharedVariables.includes(variable.toUpperCase())) return { means: 'url', shared: true };
  const shared = endingAfter(sharedWords, '_', variable);
  return shared === undefined ? undefined : { means: shared, shared: true };
}

/** True when a word of the datastore stands anywhere in the name. */
export function isNamedIn({ words }: Recognition, variable: string): boolean {
  return words.length > 0 && new RegExp(`(?:^|_)(?:${words.join('|')})(?:_|$)`, 'i').test(variable);
}

function endingAfter(words: readonly string[], separator: string, variable: string): VariableMeaning | undefined {
  if (words.length === 0) return undefined;
  const ending = patternOf(words, separator).exec(variable)?.[1];
  return ending === undefined ? undefined : endings[ending.toUpperCase()];
}

/** Every variable is held against every datastore, and a pattern takes longer to make than to use. */
const patterns = new Map<string, RegExp>();

function patternOf(words: readonly string[], separator: string): RegExp {
  const text = `^(?:\\w+_)?(?:${words.join('|')})${separator}(${Object.keys(endings).join('|')})$`;
  const pattern = patterns.get(text) ?? new RegExp(text, 'i');
  patterns.set(text, pattern);
  return pattern;
}
