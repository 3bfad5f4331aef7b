import type { Fact } from '../../model/index.ts';
import { folderOf } from '../../repository/repository.ts';
import type { SourceFile } from '../../source/sources.ts';
import type { PythonFolder } from './python-folder.ts';
import { type Call, callsOf } from './source/calls.ts';
import { textOf } from './source/literals.ts';
import { readModules } from './source/module.ts';
import { findStartedServers } from './started-server.ts';

/** What the repository itself serves, and where its modules are found. */
export interface StartedApplication {
  entryPoint: Fact<string>;
  sourceRoot?: Fact<string>;
  factory?: Fact<boolean>;
}

/** The application that the repository itself starts: by a command, `uvicorn.run('…')` or `[tool.fastapi]`. */
export async function findStartedApplication(folder: PythonFolder): Promise<StartedApplication | undefined> {
  for (const { application, options, command } of await findStartedServers(folder)) {
    if (application?.includes(':') !== true) continue;
    const entryPoint = { ...command, value: application.replace(/\(\)$/, '') };
    const found = placed(folder, entryPoint);
    if (found === undefined) continue;
    const isFactory = application.endsWith('()') || options.has('--factory');
    return { ...found, ...(isFactory ? { factory: { ...command, value: true } } : {}) };
  }
  const other = findRunApplication(folder.pythonSources) ?? findDeclared(folder);
  return other === undefined ? undefined : placed(folder, other);
}

/** With the folder that its module is in; `undefined` for a module that is not there. */
function placed(folder: PythonFolder, entryPoint: Fact<string>): StartedApplication | undefined {
  const path = (entryPoint.value.split(':')[0] as string).replaceAll('.', '/');
  const prefix = folder.path === '.' ? 0 : folder.path.length + 1;
  const roots = folder.files.flatMap((file) => {
    const name = file.slice(prefix);
    const end = [`${path}.py`, `${path}/__init__.py`].find((one) => name === one || name.endsWith(`/${one}`));
    return end === undefined ? [] : [name === end ? '.' : name.slice(0, -end.length - 1)];
  });
  if (roots.includes('.')) return { entryPoint };
  const [root, ...others] = roots.sort((a, b) => a.length - b.length);
  if (root === undefined || others.some((other) => folderOf(other) === folderOf(root))) return undefined;
  return { entryPoint, sourceRoot: { ...entryPoint, value: root, certainty: 'likely' } };
}

/** Every `uvicorn.run(…)` of the sources. */
export function findUvicornRuns(sources: readonly SourceFile[]): Call[] {
  return readModules(sources, /\buvicorn\b/, /\brun\s*\(/).flatMap((module) =>
    callsOf(module).filter(({ name }) => name === 'uvicorn.run'),
  );
}

function findRunApplication(sources: readonly SourceFile[]): Fact<string> | undefined {
  for (const call of findUvicornRuns(sources)) {
    const value = textOf(call.module, call.positional[0] ?? call.keyword('app'));
    if (value !== undefined && /^[\w.]+:\w+$/.test(value))
      return { value, source: call.module.source(call.node), certainty: 'certain' };
  }
  return undefined;
}

function findDeclared({ python }: PythonFolder): Fact<string> | undefined {
  const pyproject = python?.pyproject;
  const entry = pyproject?.get('tool', 'fastapi', 'entrypoint');
  if (pyproject === undefined || typeof entry !== 'string') return undefined;
  const line = pyproject.lineOf('entrypoint');
  return {
    value: entry,
    source: { file: pyproject.file, ...(line === undefined ? {} : { line }) },
    certainty: 'certain',
  };
}
