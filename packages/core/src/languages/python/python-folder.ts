import type { ServiceFolder } from '../../source/service-folder.ts';
import { readSources, type SourceFile, type SourceKind } from '../../source/sources.ts';
import { type PythonProject, readPythonProject } from './python-project.ts';
import { moduleName } from './source/module.ts';

/** A folder with a `pyproject.toml` or a `requirements.txt`. */
export interface PythonFolder extends ServiceFolder {
  python: PythonProject;
  /** Shipped Python, without tests and tool configuration. */
  pythonSources: readonly SourceFile[];
}

export const pythonSources: SourceKind = {
  pattern: /\.py$/,
  notShipped: /(^|\/)(?:test_[^/]*|[^/]*_test|conftest|noxfile)\.py$|^setup\.py$/,
  loaded: loadedOf,
};

/** A line that imports, with what it imports from and, behind `import`, what it takes. */
const importLine = /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+)?import[ \t]+([\w., \t]*)/gm;

/** Files of folders such as `tools` and `docs` that a source imports: they are the application's own. */
function loadedOf({ text }: SourceFile, leftOut: readonly string[]): string[] {
  const wanted = new Set(
    [...text.matchAll(importLine)].flatMap(([, from, names = '']) => {
      const base = from?.replace(/^\.+/, '');
      const taken = names.split(',').map((name) => name.trim().split(/\s/)[0] ?? '');
      const all = base === undefined ? taken : [base, ...taken.map((name) => (base === '' ? name : `${base}.${name}`))];
      return all.filter((name) => name !== '');
    }),
  );
  return leftOut.filter((file) => {
    const parts = moduleName(file).split('.');
    return parts.some((_, index) => wanted.has(parts.slice(index).join('.')) && parts.length - index > 1);
  });
}

/** @throws MANIFEST_BROKEN, SYMLINK_OUTSIDE */
export async function openPythonFolder(folder: ServiceFolder): Promise<PythonFolder | undefined> {
  const python = await readPythonProject(folder.repository, folder.path);
  if (python === undefined) return undefined;
  return { ...folder, python, pythonSources: await readSources(folder, pythonSources) };
}
