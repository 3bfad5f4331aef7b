import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { parseYaml, yamlValue } from '../../repository/yaml-document.ts';
import type { Span } from '../../source/dockerfile-document.ts';

/** A compose file as rules look at it. */
export interface LintedCompose {
  kind: 'compose';
  path: string;
  text: string;
  comments: (Span & { text: string })[];
  /** Plain values, with aliases and merged keys put in. */
  value: Readonly<Record<string, unknown>>;
  services: readonly ComposeService[];
  /** Where a key and its value stand; the nearest above it where it comes from elsewhere in the file. */
  at(path: readonly (string | number)[]): Span;
}

export interface ComposeService {
  name: string;
  /** Where its name stands. */
  key: Span;
  value: Readonly<Record<string, unknown>>;
  /** False where what it lacks may stand in another file: it extends a service, or only changes one. */
  isWhole: boolean;
  /** As for the file, from the service on. */
  at(path: readonly (string | number)[]): Span;
}

/** What keeps the file from being read stands in `problem`. Throws FILE_UNREADABLE for what no parser should unfold. */
export function readCompose(path: string, text: string): LintedCompose | { problem: string; start: number } {
  const { document } = parseYaml(path, text, { merge: true });
  const [error] = document.errors;
  if (error !== undefined) return { problem: error.message.split('\n')[0] ?? '', start: error.pos[0] };
  const value = recordOf(yamlValue(document));
  if (value === undefined) return { problem: 'it holds no mapping of keys to values', start: 0 };
  const at = (keys: readonly (string | number)[]) => placeOf(document.contents, keys) ?? { start: 0, end: 0 };
  const included = value.include !== undefined;
  const services = Object.entries(recordOf(value.services) ?? {}).map(([name, written]) => {
    const service = recordOf(written) ?? {};
    return {
      ...{ name, value: service, key: at(['services', name]) },
      isWhole:
        service.extends === undefined && (service.image !== undefined || service.build !== undefined) && !included,
      at: (keys: readonly (string | number)[]) => at(['services', name, ...keys]),
    };
  });
  return { kind: 'compose', path, text, comments: commentsOf(text), value, services, at };
}

export function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** The items of a list, or what a mapping calls by name as `key=value`; nothing for anything else. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return Object.entries(recordOf(value) ?? {}).map(([key, item]) => (item === null ? key : `${key}=${String(item)}`));
}

/** The key's own place, or the item's. */
function placeOf(root: unknown, keys: readonly (string | number)[]): Span | undefined {
  let node: unknown = root;
  let place: Span | undefined;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) return place;
      place = spanOf(pair.key as Node) ?? place;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      place = spanOf(node as Node) ?? place;
    } else return place;
    if (isAlias(node)) return place;
  }
  return place;
}

function spanOf(node: Node | undefined | null): Span | undefined {
  const range = node?.range;
  return range === undefined || range === null ? undefined : { start: range[0], end: range[1] };
}

/** Comments that begin a line or follow a space; one in a block of text counts, too, and excuses nothing there. */
function commentsOf(text: string): (Span & { text: string })[] {
  const comments: (Span & { text: string })[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const at = line.trimStart().startsWith('#') ? line.indexOf('#') : line.indexOf(' #') + 1;
    const end = start + line.trimEnd().length;
    if (at > 0 || line.startsWith('#')) comments.push({ start: start + at, end, text: text.slice(start + at, end) });
    start += line.length + 1;
  }
  return comments;
}
