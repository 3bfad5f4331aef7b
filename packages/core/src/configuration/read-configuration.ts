import { type Document, isMap, isPair } from 'yaml';
import type { z } from 'zod';
import { userError } from '../errors/index.ts';
import { type Configuration, configurationSchema, type Source } from '../model/index.ts';
import type { Repository } from '../repository/repository.ts';
import { parseYaml, yamlValue } from '../repository/yaml-document.ts';
import { nearest } from '../text/nearest.ts';
import { allowedAt, describeValue } from './allowed.ts';

/** The names of the file, the usual one first. */
export const configurationNames = ['seaworthy.yaml', 'seaworthy.yml'] as const;
type Path = readonly (string | number)[];

/** Where each value of a configuration stands; kept beside it because the document itself holds values only. */
const positions = new WeakMap<Configuration, (path: Path) => Source>();

/**
 * The repository's `seaworthy.yaml`; an empty configuration when there is none.
 * @throws CONFIGURATION_INVALID with line, column and what is allowed there; FILE_UNREADABLE
 */
export async function readConfiguration(repository: Repository): Promise<Configuration> {
  for (const name of configurationNames) {
    const text = await repository.readText(name);
    if (text !== undefined) return parseConfiguration(name, text);
  }
  return {};
}

/** @throws CONFIGURATION_INVALID, FILE_UNREADABLE */
export function parseConfiguration(file: string, text: string): Configuration {
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
  const result = configurationSchema.safeParse(value);
  if (!result.success) throw invalid(result.error, document, value, place);
  positions.set(result.data, (path) => ({ file, line: Math.max(1, lines.linePos(offsetOf(document, path)).line) }));
  return result.data;
}

/** Where the value at `path` of a configuration that was read stands; the file alone for one that was made in memory. */
export function configurationSource(configuration: Configuration, path: Path): Source {
  return positions.get(configuration)?.(path) ?? { file: 'seaworthy.yaml' };
}

function invalid(error: z.ZodError, document: Document, value: unknown, place: (offset: number) => string): Error {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  const allowed = allowedAt(path);
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
function offsetOf(document: Document, path: Path): number {
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
