import { type Document, isCollection, isScalar, LineCounter, parseDocument, visit, YAMLParseError } from 'yaml';
import { userError } from '../errors/index.ts';
import { deepestNesting, isDeeperThan } from './nesting.ts';
import { maxHandwrittenBytes } from './read-file.ts';

export interface YamlDocument {
  document: Document.Parsed;
  lines: LineCounter;
}

/**
 * Parses a YAML file that a person wrote. What is wrong with it stands in `document.errors`.
 * @throws FILE_UNREADABLE for one that is larger, or nests deeper, than such files do
 */
export function parseYaml(
  file: string,
  text: string,
  { merge = false, maxCharacters = maxHandwrittenBytes } = {},
): YamlDocument {
  if (text.length > maxCharacters) throw unreadable(file, `it has more than ${maxCharacters} characters`);
  if (looksTooDeep(text)) throw tooDeep(file);
  const lines = new LineCounter();
  // The library compares each key with all before it; `noteKeys` finds the same in one pass.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge, logLevel: 'silent' as const };
  try {
    const document = parseDocument(text, options);
    if (isDeeperThan(deepestNesting * 2, document.contents, partsOf)) throw tooDeep(file);
    noteKeys(document);
    return { document, lines };
  } catch (cause) {
    // The parser recurses.
    if (cause instanceof RangeError) throw tooDeep(file, cause);
    throw cause;
  }
}

/**
 * The document as plain values; `undefined` where it has mistakes, or aliases that would unfold without end: to more than
 * `maxAliases` of one anchor and those within it.
 */
export function yamlValue(document: Document.Parsed, { maxAliases = 100 } = {}): unknown {
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: maxAliases });
  } catch {
    return undefined;
  }
}

/**
 * The library builds a regular expression as long as its deepest indentation, which ends the process where that is very
 * deep; so the text is looked at first. Brackets within texts count, too: they come in pairs.
 */
function looksTooDeep(text: string): boolean {
  let open = 0;
  for (const line of text.split('\n')) {
    const [lead = ''] = /^[ \t?:-]*/.exec(line) ?? [];
    if (lead.length > deepestNesting * 2) return true;
    for (const character of line) {
      if (character === '[' || character === '{') open++;
      else if (character === ']' || character === '}') open = Math.max(0, open - 1);
      if (open > deepestNesting) return true;
    }
  }
  return false;
}

function noteKeys(document: Document.Parsed): void {
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        // As a key of plain values a collection becomes its own text, which doubles with each level of nesting.
        if (isCollection(key)) {
          const [from, to] = key.range ?? [0, 0];
          document.errors.push(new YAMLParseError([from, to], 'IMPOSSIBLE', 'Map keys must be texts'));
        }
        if (!isScalar(key) || key.value === '<<') continue;
        if (known.has(key.value)) {
          const [from, to] = key.range ?? [0, 0];
          document.errors.push(new YAMLParseError([from, to], 'DUPLICATE_KEY', 'Map keys must be unique'));
        }
        known.add(key.value);
      }
    },
  });
}

/** What nodes, pairs and collections of the library hold. */
function* partsOf(part: object): Iterable<unknown> {
  const { items, key, value } = part as { items?: unknown[]; key?: unknown; value?: unknown };
  if (items !== undefined) yield* items;
  yield key;
  yield value;
}

function tooDeep(file: string, cause?: unknown): Error {
  return unreadable(file, `it nests deeper than ${deepestNesting} levels`, cause);
}

function unreadable(file: string, reason: string, cause?: unknown): Error {
  return userError('FILE_UNREADABLE', { file, reason }, cause);
}
