import type { OmittedFolder } from '../../model/index.ts';
import type { ServiceFolder } from '../../source/service-folder.ts';
import { readPythonProject } from './python-project.ts';

/** A project that is built as a package is a library; a `pyproject.toml` that names no project only sets tools. */
export async function findPurpose({
  repository,
  path,
}: ServiceFolder): Promise<Pick<OmittedFolder, 'kind' | 'source'> | undefined> {
  const { pyproject, requirementsFile } = (await readPythonProject(repository, path)) ?? {};
  if (pyproject === undefined) return undefined;
  const line = pyproject.lineOf('build-system');
  if (pyproject.get('build-system') !== undefined)
    return { kind: 'library', source: { file: pyproject.file, ...(line === undefined ? {} : { line }) } };
  const named = pyproject.get('project') ?? pyproject.get('tool', 'poetry');
  return named === undefined && requirementsFile === undefined
    ? { kind: 'settings', source: { file: pyproject.file } }
    : undefined;
}
