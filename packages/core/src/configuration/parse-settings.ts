import { type Document, isMap, isPair } from 'yaml';
import type { z } from 'zod';
import { userError } from '../errors/index.ts';
import { parseYaml, yamlValue } from '../repository/yaml-document.ts';
import { nearest } from '../text/nearest.ts';
import { allowedAt, describeValue } from './allowed.ts';

export type SettingPath = readonly (string | number)[];

/** What a person set, and where. */
export interface Settings<Value> {
  value: Value;
  /** The line of what stands at `path`, or of the nearest part of it that is there. */
  lineOf(path: SettingPath): number;
}

/**
 * Reads a YAML file of settings; an empty one sets nothing.
 * @throws CONFIGURATION_INVALID with line, column and what is allowed there; FILE_UNREADABLE
 */
export function parseSettings<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  text: string,
): Settings<z.infer<Schema>> {
  const { document, lines } = parseYaml(file, text);
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const problem = (syntax.message.split('\n')[0] ?? '').replace(/[.:]$/, '');
    throw userError('CONFIGURATION_INVALID', { place: place(syntax.pos[0]), problem, allowed: '' });
  }
  // Aliases that would unfold without end: the schema refuses a value that is no mapping.
  const value: unknown = document.contents === null ? {} : yamlValue(document);
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(schema, result.error, { document, value, place });
  const lineOf = (path: SettingPath) => Math.max(1, lines.linePos(offsetOf(document, path)).line);
  return { value: result.data, lineOf };
}

function invalid(
  schema: z.ZodType,
  error: z.ZodError,
  { document, value, place }: { document: Document; value: unknown; place: (offset: number) => string },
): Error {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  const allowed = allowedAt(schema, path);
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] as string;
    const known = allowed.keys ?? [];
    const guess = nearest(key, known);
    const problem = `${[...path, key].join('.')} is not a key that exists${guess === undefined ? '' : `; did you mean ${guess}?`}`;
    return userError('CONFIGURATION_INVALID', {
      place: place(offsetOf(document, [...path, key])),
      problem: problem.replace(/\?$/, ''),
      allowed: known.join(', '),
    });
  }
  const given = path.reduce<unknown>(
    (part, key) => (part as Record<string | number, unknown> | undefined)?.[key],
    value,
  );
  const problem = `${path.join('.') || 'the file'} is ${describeValue(given)}`;
  return userError('CONFIGURATION_INVALID', { place: place(offsetOf(document, path)), problem, allowed: allowed.text });
}

/** Offset of the key at `path`, or of the nearest part of it that exists. */
function offsetOf(document: Document, path: SettingPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (!isMap(node)) {
      const item: unknown = (node as { items?: unknown[] } | null)?.items?.[Number(part)];
      offset = startOf(item) ?? offset;
      node = item;
      continue;
    }
    const pair = node.items.find(
      (candidate) =>
        isPair(candidate) && String((candidate.key as { value?: unknown })?.value ?? candidate.key) === String(part),
    );
    if (pair === undefined) break;
    offset = startOf(pair.key) ?? offset;
    node = pair.value;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | null)?.range?.[0];
}
