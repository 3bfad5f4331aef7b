import type { Fact } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** The Node version that the service asks for, as written; the most exact place first. */
export async function findNodeVersion(folder: ServiceFolder): Promise<Fact<string> | undefined> {
  return (
    (await readVersionFile(folder, '.nvmrc', /^\s*v?(\d[\w.]*|lts\/[\w*-]+)/m)) ??
    (await readVersionFile(folder, '.node-version', /^\s*v?(\d[\w.]*)/m)) ??
    (await readVersionFile(folder, '.tool-versions', /^\s*node(?:js)?\s+v?(\d[\w.]*)/m)) ??
    folder.manifest?.text('volta', 'node') ??
    folder.manifest?.text('devEngines', 'runtime', 'version') ??
    folder.manifest?.text('engines', 'node')
  );
}

/** The Python version that the service asks for, as written. */
export async function findPythonVersion(folder: ServiceFolder): Promise<Fact<string> | undefined> {
  const file =
    (await readVersionFile(folder, '.python-version', /^\s*(?:cpython-)?(\d[\w.]*)/m)) ??
    (await readVersionFile(folder, '.tool-versions', /^\s*python\s+(\d[\w.]*)/m)) ??
    (await readVersionFile(folder, 'runtime.txt', /^\s*python-(\d[\w.]*)/m));
  if (file !== undefined) return file;
  const pyproject = folder.python?.pyproject;
  const range = pyproject?.get('project', 'requires-python');
  if (pyproject === undefined || typeof range !== 'string') return undefined;
  const line = pyproject.lineOf('requires-python');
  return {
    value: range,
    source: { file: pyproject.file, ...(line === undefined ? {} : { line }) },
    certainty: 'certain',
  };
}

/** The file beside the service, or the one at the repository's top, which tools apply to all folders below. */
async function readVersionFile(
  folder: ServiceFolder,
  name: string,
  pattern: RegExp,
): Promise<Fact<string> | undefined> {
  for (const file of new Set([folder.resolve(name), name])) {
    const text = await folder.repository.readText(file);
    const match = text === undefined ? null : pattern.exec(text);
    if (text === undefined || match?.[1] === undefined) continue;
    const line = text.slice(0, match.index + match[0].length).split('\n').length;
    return { value: match[1], source: { file, line }, certainty: 'certain' };
  }
  return undefined;
}
