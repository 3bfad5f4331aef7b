import type { Fact } from '../../model/index.ts';
import type { TomlDocument } from '../../repository/toml-document.ts';
import { findImageVersion } from '../../source/existing-dockerfile.ts';
import { findMiseVersion } from '../../source/mise.ts';
import { readVersionFile } from '../../source/version-file.ts';
import type { PythonFolder } from './python-folder.ts';

/** The Python version that the service asks for, as written. */
export async function findPythonVersion(folder: PythonFolder): Promise<Fact<string> | undefined> {
  const file =
    (await readVersionFile(folder, '.python-version', /^[ \t]*(?:cpython-)?(\d[\w.]*)/m)) ??
    (await readVersionFile(folder, '.tool-versions', /^[ \t]*python[ \t]+(\d[\w.]*)/m)) ??
    (await findMiseVersion(folder, ['python'])) ??
    (await readVersionFile(folder, 'runtime.txt', /^[ \t]*python-(\d[\w.]*)/m)) ??
    // What runs today is more exact than a range, which is a promise.
    (await findImageVersion(folder, 'python'));
  if (file !== undefined) return file;
  const { pyproject, pipfile } = folder.python;
  return (
    findIn(pyproject, 'requires-python', ['project', 'requires-python']) ??
    findIn(pyproject, 'python', ['tool', 'poetry', 'dependencies', 'python']) ??
    findIn(pipfile, 'python_full_version', ['requires', 'python_full_version']) ??
    findIn(pipfile, 'python_version', ['requires', 'python_version'])
  );
}

function findIn(document: TomlDocument | undefined, key: string, path: readonly string[]): Fact<string> | undefined {
  const value = document?.get(...path);
  if (document === undefined || typeof value !== 'string') return undefined;
  const line = document.lineOf(key);
  return { value, source: { file: document.file, ...(line === undefined ? {} : { line }) }, certainty: 'certain' };
}
