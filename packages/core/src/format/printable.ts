import { stripVTControlCharacters } from 'node:util';

/**
 * Text from the repository or a container, safe to show to a person: terminal sequences are removed; other control
 * characters and the invisible ones that reorder text (bidirectional overrides) become U+FFFD. Keeps newline and tab.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/gu, '\uFFFD');
}

/** The same in one line. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}
