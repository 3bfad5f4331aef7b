import type { Fact } from '../../model/index.ts';
import { readExistingDockerfile } from '../../source/existing-dockerfile.ts';
import type { SourceFile } from '../../source/sources.ts';
import type { PythonFolder } from './python-folder.ts';
import { type Call, callsOf } from './source/calls.ts';
import { textOf } from './source/literals.ts';
import { readModules } from './source/module.ts';

const commandFiles = ['Procfile', 'Dockerfile', 'start.sh', 'entrypoint.sh'];
const applicationPath = /(?<![\w.])((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*:[A-Za-z_]\w*)(?![\w/:])/;

/** The application that the repository itself starts: a Procfile, an existing Dockerfile, `uvicorn.run('…')`, `[tool.fastapi]`. */
export async function findStartedApplication(folder: PythonFolder): Promise<Fact<string> | undefined> {
  for (const name of commandFiles) {
    const text = name === 'Dockerfile' ? await readExistingDockerfile(folder) : await folder.readText(name);
    const lines = (text ?? '').split('\n');
    const index = lines.findIndex((line) => applicationPath.test(afterServer(line)));
    const value = applicationPath.exec(afterServer(lines[index] ?? ''))?.[1];
    if (value !== undefined)
      return { value, source: { file: folder.resolve(name), line: index + 1 }, certainty: 'certain' };
  }
  return findRunApplication(folder.pythonSources) ?? findDeclared(folder);
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

function afterServer(line: string): string {
  return /\b(?:uvicorn|gunicorn|hypercorn)\b(.*)/.exec(line)?.[1] ?? '';
}
