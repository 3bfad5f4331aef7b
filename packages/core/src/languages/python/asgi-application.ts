import type { Fact } from '../../model/index.ts';
import { escapePattern } from '../../repository/escape-pattern.ts';
import { byCodeUnit, folderOf } from '../../repository/repository.ts';
import { readExistingDockerfile } from '../../source/existing-dockerfile.ts';
import { findMatches, type SourceFile, type SourceMatch } from '../../source/sources.ts';
import type { PythonFolder } from './python-folder.ts';

export interface AsgiApplication {
  /** ASGI paths: `src.main:app`. None: nothing was found; several: nothing decides. */
  entryPoints: Fact<string>[];
  /** Folder that has to be on the module path when it is not the service's own (`src`). */
  sourceRoot?: Fact<string>;
  /** True when the entry point is a function that makes the application. */
  factory?: Fact<boolean>;
}

/** Where the ASGI application of `framework` (the class: `FastAPI`) is, by the commands that start it, else by its source. */
export async function findAsgiApplication(folder: PythonFolder, framework: string): Promise<AsgiApplication> {
  const started = await findStarted(folder);
  if (started !== undefined) return { entryPoints: [started] };
  const constructed = new RegExp(`^(\\w+)\\s*(?::[^=\\n]+)?=\\s*(?:\\w+\\.)?${framework}\\(`, 'm');
  const candidates = findMatches(folder.pythonSources, constructed);
  const factories = findFactories(folder, framework);
  for (const factory of factories) {
    const made = new RegExp(`^(\\w+)\\s*(?::[^=\\n]+)?=\\s*(?:\\w+\\.)?${factory.match[1]}\\(`, 'm');
    candidates.push(...findMatches(folder.pythonSources, made));
  }
  const root = findModuleRoot(
    folder,
    [...candidates, ...factories].map(({ file }) => file),
  );
  const moduleOf = (file: SourceFile) => moduleName(folder, file.file, root?.value);
  // One that another candidate's module imports is a part of it (mounted), not the whole.
  const whole = candidates.filter(
    (one) =>
      !candidates.some(
        (other) => other.file !== one.file && importsModule(other.file, moduleOf(one.file), one.match[1] as string),
      ),
  );
  const entryPoints = unique(
    whole.map(({ match, file, source }) => ({
      value: `${moduleOf(file)}:${match[1]}`,
      source,
      certainty: 'certain' as const,
    })),
  );
  const sourceRoot = root === undefined ? {} : { sourceRoot: root };
  if (entryPoints.length > 0) return { entryPoints, ...sourceRoot };
  const [factory] = factories;
  if (factory === undefined || factories.length > 1) return { entryPoints: [] };
  return {
    entryPoints: [
      { value: `${moduleOf(factory.file)}:${factory.match[1]}`, source: factory.source, certainty: 'likely' },
    ],
    factory: { value: true, source: factory.source, certainty: 'certain' },
    ...sourceRoot,
  };
}

/** What the repository itself starts: a Procfile, an existing Dockerfile, `uvicorn.run('…')`, `[tool.fastapi]`. */
async function findStarted(folder: PythonFolder): Promise<Fact<string> | undefined> {
  const path = /(?<![\w.])((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*:[A-Za-z_]\w*)(?![\w/:])/;
  for (const name of ['Procfile', 'Dockerfile', 'start.sh', 'entrypoint.sh']) {
    const text = name === 'Dockerfile' ? await readExistingDockerfile(folder) : await folder.readText(name);
    const lines = (text ?? '').split('\n');
    const index = lines.findIndex(
      (line) => /\b(?:uvicorn|gunicorn|hypercorn)\b/.test(line) && path.test(afterServer(line)),
    );
    const value = path.exec(afterServer(lines[index] ?? ''))?.[1];
    if (value !== undefined)
      return { value, source: { file: folder.resolve(name), line: index + 1 }, certainty: 'certain' };
  }
  const called = findMatches(folder.pythonSources, /\buvicorn\.run\(\s*(?:app\s*=\s*)?['"]([\w.]+:\w+)['"]/)[0];
  if (called?.match[1] !== undefined) return { value: called.match[1], source: called.source, certainty: 'certain' };
  const pyproject = folder.python?.pyproject;
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

/** Functions that make an application and need no argument. */
function findFactories(folder: PythonFolder, framework: string): SourceMatch[] {
  return findMatches(
    folder.pythonSources,
    /^(?:async\s+)?def\s+(\w+)\s*\([^)]*\)[^:\n]*:[^\n]*\n((?:[ \t]+[^\n]*\n?|[ \t]*\n)*)/m,
  ).filter(({ match }) => new RegExp(`\\b${framework}\\(`).test(match[2] ?? ''));
}

/**
 * The folder that imports start from. Python resolves them from where it is started, so the code's own imports tell:
 * `from shop.models import …` with `src/shop/models.py` means that `src` is on the path.
 */
function findModuleRoot(folder: PythonFolder, candidates: readonly SourceFile[]): Fact<string> | undefined {
  const prefix = folder.path === '.' ? '' : `${folder.path}/`;
  const exists = (base: string, name: string) =>
    folder.has(`${base}${name}.py`) || folder.files.some((file) => file.startsWith(`${prefix}${base}${name}/`));
  for (const file of candidates) {
    const own = folderOf(file.file.slice(prefix.length));
    for (let base = own; base !== '.'; base = folderOf(base)) {
      const found = findMatches([file], /^[ \t]*(?:from|import)\s+([A-Za-z_]\w*)/m).find(
        ({ match }) => exists(`${base}/`, match[1] as string) && !exists('', match[1] as string),
      );
      if (found !== undefined) return { value: base, source: found.source, certainty: 'likely' };
    }
  }
  return undefined;
}

function moduleName(folder: PythonFolder, file: string, root: string | undefined): string {
  const start = [folder.path, root ?? '.'].filter((part) => part !== '.').join('/');
  const path = start === '' ? file : file.startsWith(`${start}/`) ? file.slice(start.length + 1) : file;
  return path
    .replace(/\.py$/, '')
    .replace(/(?:^|\/)__init__$/, '')
    .split('/')
    .join('.');
}

function importsModule(file: SourceFile, module: string, name: string): boolean {
  const last = module.split('.').at(-1) ?? module;
  const parent = module.split('.').slice(0, -1).join('.');
  const patterns = [
    new RegExp(
      `^[ \\t]*from\\s+(?:${escapePattern(module)}|\\.+(?:\\w+\\.)*${escapePattern(last)})\\s+import\\s+(?:\\([^)]*|[^\\n]*)\\b${name}\\b`,
      'm',
    ),
    new RegExp(`^[ \\t]*import\\s+${escapePattern(module)}\\b`, 'm'),
    new RegExp(
      `^[ \\t]*from\\s+(?:${escapePattern(parent)}|\\.+)\\s+import\\s+[^\\n]*\\b${escapePattern(last)}\\b`,
      'm',
    ),
  ];
  return patterns.some((pattern) => pattern.test(file.text));
}

function unique(facts: Fact<string>[]): Fact<string>[] {
  const byValue = new Map(facts.map((fact) => [fact.value, fact]));
  return [...byValue.values()].sort((a, b) => byCodeUnit(a.value, b.value));
}
