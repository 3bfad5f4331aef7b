import type { ServiceFolder } from '../../source/service-folder.ts';
import { readSources, type SourceFile, type SourceKind } from '../../source/sources.ts';
import { type PythonProject, readPythonProject } from './python-project.ts';

/** A folder with a `pyproject.toml` or a `requirements.txt`. */
export interface PythonFolder extends ServiceFolder {
  python: PythonProject;
  /** Shipped Python, without tests and tool configuration. */
  pythonSources: readonly SourceFile[];
}

export const pythonSources: SourceKind = {
  pattern: /\.py$/,
  notShipped: /(^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup|noxfile)\.py$/,
};

/** @throws MANIFEST_BROKEN, SYMLINK_OUTSIDE */
export async function openPythonFolder(folder: ServiceFolder): Promise<PythonFolder | undefined> {
  const python = await readPythonProject(folder.repository, folder.path);
  if (python === undefined) return undefined;
  return { ...folder, python, pythonSources: await readSources(folder, pythonSources) };
}
