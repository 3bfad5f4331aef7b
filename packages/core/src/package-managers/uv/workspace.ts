import { joinPath } from '../../repository/repository.ts';
import { readToml, type TomlDocument } from '../../repository/toml-document.ts';
import type { MemberPackage, WorkspaceFormat } from '../define-package-manager.ts';
import { normalisePythonName, parseRequirements } from '../requirements.ts';
import { textsIn } from '../texts-in.ts';

/** `[tool.uv.workspace]`, with its members and what it leaves out. */
export const workspace: WorkspaceFormat = {
  async members(repository, root) {
    const pyproject = await readToml(repository, joinPath(root, 'pyproject.toml'));
    const declared = pyproject?.get('tool', 'uv', 'workspace');
    if (pyproject === undefined || declared === undefined) return undefined;
    const { members, exclude } = recordOf(declared);
    return [...(textsIn(members) ?? []), ...(textsIn(exclude) ?? []).map((glob) => `!${glob}`)];
  },

  async readPackage(repository, folder) {
    const pyproject = await readToml(repository, joinPath(folder, 'pyproject.toml'));
    if (pyproject === undefined) return undefined;
    const name = pyproject.get('project', 'name');
    return {
      ...(typeof name === 'string' ? { name: normalisePythonName(name) } : {}),
      needs: needsOf(pyproject, folder),
    };
  },
};

/** Names of dependencies of every kind, and the folders that `[tool.uv.sources]` takes some of them from. */
function needsOf(pyproject: TomlDocument, folder: string): MemberPackage['needs'] {
  const run = [
    ...(textsIn(pyproject.get('project', 'dependencies')) ?? []),
    ...listsIn(pyproject.get('project', 'optional-dependencies')),
  ];
  const worked = [
    ...listsIn(pyproject.get('dependency-groups')),
    ...(textsIn(pyproject.get('tool', 'uv', 'dev-dependencies')) ?? []),
  ];
  const namesIn = (lines: readonly string[]) =>
    lines.flatMap((line) => parseRequirements(line).packages.map(({ name }) => ({ name })));
  const names = [...namesIn(run), ...namesIn(worked).map((need) => ({ ...need, onlyToBuild: true }))];
  const sources = Object.values(recordOf(pyproject.get('tool', 'uv', 'sources'))).flatMap((source) => {
    const { path } = recordOf(source);
    return typeof path === 'string' ? [{ path: joinPath(folder, path) }] : [];
  });
  return [...names, ...sources];
}

function listsIn(value: unknown): string[] {
  return Object.values(recordOf(value)).flatMap((list) => textsIn(list) ?? []);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
