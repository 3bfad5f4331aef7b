import type { Fact, Source } from '../../model/index.ts';
import { type JsonDocument, readJson } from '../../repository/json-document.ts';
import { joinPath, type Repository } from '../../repository/repository.ts';

/** A `package.json`, with the line of whatever is asked. */
export interface PackageManifest {
  file: string;
  name: string | undefined;
  /** Names of all scripts. */
  scripts: readonly string[];
  /** A script's text; `undefined` when there is none of this name. */
  script(name: string): Fact<string> | undefined;
  /** The range of a run-time dependency, optional ones included. */
  dependency(name: string): Fact<string> | undefined;
  devDependency(name: string): Fact<string> | undefined;
  /** Names of all dependencies, those of development included. */
  names: readonly string[];
  /** Names of the run-time dependencies. */
  dependencies: readonly string[];
  /** A text at any path (`engines`, `node`); `undefined` when it isn't there or isn't a text. */
  text(...path: string[]): Fact<string> | undefined;
  has(...path: string[]): boolean;
  source(...path: string[]): Source;
}

/**
 * The manifest in `folder`; `undefined` when it has none.
 * @throws MANIFEST_BROKEN
 */
export async function readPackageManifest(
  repository: Repository,
  folder: string,
): Promise<PackageManifest | undefined> {
  const json = await readJson(repository, joinPath(folder, 'package.json'));
  return json === undefined ? undefined : createManifest(json);
}

function createManifest(json: JsonDocument): PackageManifest {
  const source = (...path: string[]): Source => ({ file: json.file, line: json.lineOf(...path) });
  const text = (...path: string[]): Fact<string> | undefined => {
    const value = json.get(...path);
    return typeof value === 'string' ? { value, source: source(...path), certainty: 'certain' } : undefined;
  };
  return {
    file: json.file,
    name: text('name')?.value,
    scripts: keysOf(json.get('scripts')),
    script: (name) => text('scripts', name),
    dependency: (name) => text('dependencies', name) ?? text('optionalDependencies', name),
    devDependency: (name) => text('devDependencies', name),
    names: ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) => keysOf(json.get(key))),
    dependencies: [...keysOf(json.get('dependencies')), ...keysOf(json.get('optionalDependencies'))],
    text,
    has: (...path) => json.get(...path) !== undefined,
    source,
  };
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
