import { parse, TomlError, type TomlTable } from 'smol-toml';
import { userError } from '../errors/index.ts';
import { escapePattern } from './escape-pattern.ts';
import { findLine } from './line-numbers.ts';
import type { Repository } from './repository.ts';

/** A TOML file. Its parsers keep no positions, so lines are found by the key's text. */
export interface TomlDocument {
  file: string;
  get(...path: string[]): unknown;
  /** Line on which `word` stands first as a key or a value; `undefined` when it is nowhere. */
  lineOf(word: string): number | undefined;
}

/**
 * The TOML file at `path`; `undefined` when there is none.
 * @throws MANIFEST_BROKEN with file, line and reason
 */
export function readToml(repository: Repository, path: string): Promise<TomlDocument | undefined> {
  return repository.once(`toml:${path}`, async () => {
    const text = await repository.readText(path);
    return text === undefined ? undefined : parseToml(path, text);
  });
}

/** @throws MANIFEST_BROKEN */
export function parseToml(file: string, text: string): TomlDocument {
  const table = parseTable(file, text);
  return {
    file,
    get: (...path) => path.reduce<unknown>((value, key) => (isTable(value) ? value[key] : undefined), table),
    lineOf: (word) => findLine(text, new RegExp(`(^|[^\\w-])${escapePattern(word)}($|[^\\w-])`, 'i')),
  };
}

function parseTable(file: string, text: string): TomlTable {
  try {
    return parse(text) as TomlTable;
  } catch (cause) {
    if (cause instanceof RangeError)
      throw userError('MANIFEST_BROKEN', { file, line: 1, reason: 'it nests too deeply' }, cause);
    if (!(cause instanceof TomlError)) throw cause;
    const reason = (cause.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    throw userError('MANIFEST_BROKEN', { file, line: cause.line, reason }, cause);
  }
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
