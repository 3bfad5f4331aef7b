/** What stands for a value: its length, so that evidence can be judged without holding the value. */
export function redactionOf(value: string): string {
  return `[redacted ${value.length} characters]`;
}

/** True when a value was redacted as a whole. */
export function isRedaction(value: string): boolean {
  return /^\[redacted \d+ characters\]$/.test(value);
}

/** What kind of secret was redacted inside of a text: `private key`. */
export function redactionIn(text: string): string | undefined {
  return /\[redacted (?!\d)([^[\]]+)\]/.exec(text)?.[1];
}
