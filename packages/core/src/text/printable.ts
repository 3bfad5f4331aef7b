import { stripVTControlCharacters } from 'node:util';

/**
 * What a terminal obeys or a reader can't see: control characters (but newline and tab), what reorders text, what takes no
 * room, line ends that only some programs know, halves of characters. The joiners (U+200C, U+200D) belong to scripts and
 * emoji, and are hidden only beside ASCII.
 */
const hidden =
  /(?![\n\t])[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Cs}\u{E0000}-\u{E007F}]|(?<=^|[\0-\x7F])[\u200C\u200D]|[\u200C\u200D](?=[\0-\x7F]|$)/gu;

/**
 * Text from a repository, an image or a container, safe to show to a person. Sequences that terminals obey are taken out;
 * what else can't be seen is written as an escape (`\u202e`). Keeps newline and tab.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/\r\n?/g, '\n').replace(hidden, escaped);
}

/** The same in one line. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** The same value with every text in it, keys included, made `printable`: for whatever is drawn on a terminal as a whole. */
export function printableTexts<Value>(value: Value): Value {
  return mapTexts(value, printable) as Value;
}

/** The same with every text in one line, however many it had. */
export function printableLines<Value>(value: Value): Value {
  return mapTexts(value, (text) => printable(text).replaceAll('\n', ' ')) as Value;
}

/** Text that may hold colours, ours or a container's: of all sequences only those stay, and nothing else that is hidden. */
export function onlyColours(text: string): string {
  return text
    .split(colour)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join('');
}

/** JSON in which what is hidden is written as JSON's own escapes: the same value, and harmless on a terminal. */
export function printableJson(json: string): string {
  return json.replace(hidden, (character) =>
    Array.from({ length: character.length }, (_, at) => unicodeEscape(character.charCodeAt(at))).join(''),
  );
}

/** Select Graphic Rendition, ECMA-48 8.3.117: colours and weights, the only sequences that move and change nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequence begins with one
const colour = /(\x1B\[[\d;:]*m)/;

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), mapTexts(item, change)]));
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : unicodeEscape(code);
}

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
