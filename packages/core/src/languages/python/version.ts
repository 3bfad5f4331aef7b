import type { Fact } from '../../model/index.ts';
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
  const pyproject = folder.python.pyproject;
  const range = pyproject?.get('project', 'requires-python');
  if (pyproject === undefined || typeof range !== 'string') return undefined;
  const line = pyproject.lineOf('requires-python');
  return {
    value: range,
    source: { file: pyproject.file, ...(line === undefined ? {} : { line }) },
    certainty: 'certain',
  };
}
