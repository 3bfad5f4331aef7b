import { parse, TomlError, type TomlTable } from 'smol-toml';
import { userError } from '../../errors/index.ts';
import { escapePattern } from '../../repository/escape-pattern.ts';
import { findLine } from '../../repository/line-numbers.ts';
import { joinPath, type Repository } from '../../repository/repository.ts';

/** A `pyproject.toml`. TOML parsers keep no positions, so lines are found by the key's text. */
export interface Pyproject {
  file: string;
  get(...path: string[]): unknown;
  /** Line on which `word` stands first as a key or a value; `undefined` when it is nowhere. */
  lineOf(word: string): number | undefined;
}

/**
 * The `pyproject.toml` in `folder`; `undefined` when it has none.
 * @throws MANIFEST_BROKEN with file, line and reason
 */
export function readPyproject(repository: Repository, folder: string): Promise<Pyproject | undefined> {
  const file = joinPath(folder, 'pyproject.toml');
  return repository.once(`pyproject:${file}`, async () => {
    const text = await repository.readText(file);
    return text === undefined ? undefined : parsePyproject(file, text);
  });
}

/** @throws MANIFEST_BROKEN */
export function parsePyproject(file: string, text: string): Pyproject {
  const table = parseToml(file, text);
  return {
    file,
    get: (...path) => path.reduce<unknown>((value, key) => (isTable(value) ? value[key] : undefined), table),
    lineOf: (word) => findLine(text, new RegExp(`(^|[^\\w-])${escapePattern(word)}($|[^\\w-])`, 'i')),
  };
}

function parseToml(file: string, text: string): TomlTable {
  try {
    return parse(text) as TomlTable;
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const reason = (cause.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    throw userError('MANIFEST_BROKEN', { file, line: cause.line, reason }, cause);
  }
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
