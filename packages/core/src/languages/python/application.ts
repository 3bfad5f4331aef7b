import type { Fact, ServiceFacts } from '../../model/index.ts';
import { byCodeUnit, folderOf } from '../../repository/repository.ts';
import type { SourceFile } from '../../source/sources.ts';
import type { PythonFolder } from './python-folder.ts';
import { moduleAssignments } from './source/assignments.ts';
import { callAt, calledName, callsOf } from './source/calls.ts';
import { type FunctionDefinition, functionsOf } from './source/definitions.ts';
import { importsOf, sameName } from './source/imports.ts';
import { moduleName, type PythonModule, readModule, readModules } from './source/module.ts';
import { findStartedApplication } from './started-application.ts';

/** The application that a server of Python serves, by ASGI or WSGI. */
export interface Application {
  /** Where it is: `src.main:app`. None: nothing was found; several: nothing decides. */
  entryPoints: Fact<string>[];
  /** Folder that has to be on the module path when it is not the service's own (`src`). */
  sourceRoot?: Fact<string>;
  /** True when the entry point is a function that makes the application. */
  factory?: Fact<boolean>;
}

/** What the stages have to know of it. */
export function traitsOf({ sourceRoot, factory }: Application): ServiceFacts['traits'] {
  return { ...(sourceRoot === undefined ? {} : { sourceRoot }), ...(factory === undefined ? {} : { factory }) };
}

/** A name of a module that holds an application. */
interface Candidate {
  module: PythonModule;
  name: string;
  source: Fact<string>['source'];
}

/** True when the sources make an application: a package that several services share may hold routers only. */
export function makesApplication(folder: PythonFolder, framework: string): boolean {
  return calling(folder, framework).some((module) => callsOf(module).some((call) => calledName(call) === framework));
}

/** Where the application of `framework` (the class: `FastAPI`) is, by the commands that start it, else by its source. */
export async function findApplication(folder: PythonFolder, framework: string): Promise<Application> {
  const started = await findStartedApplication(folder);
  if (started !== undefined) {
    const { entryPoint, ...where } = started;
    return { entryPoints: [entryPoint], ...where };
  }
  return findMadeApplication(folder, framework);
}

/** Where the code makes an object of this class for itself, whatever starts it. */
export function findMadeApplication(folder: PythonFolder, framework: string): Application {
  const factories = findFactories(folder, framework);
  const makers = [framework, ...new Set(factories.map(({ name }) => name))];
  const candidates = makers.flatMap((maker) => findMadeBy(folder, maker));
  const root = findModuleRoot(
    folder,
    [...candidates, ...factories].map(({ module }) => module.file),
  );
  const sourceRoot = root === undefined ? {} : { sourceRoot: root };
  const pathOf = (module: PythonModule, name: string) => `${importName(folder, module, root?.value)}:${name}`;
  const entryPoints = unique(
    withoutParts(candidates).map(({ module, name, source }) => ({
      value: pathOf(module, name),
      source,
      certainty: 'certain' as const,
    })),
  );
  if (entryPoints.length > 0) return { entryPoints, ...sourceRoot };
  const [factory, another] = factories.filter(({ needsNoArgument }) => needsNoArgument);
  if (factory === undefined || another !== undefined) return { entryPoints: [] };
  const source = factory.module.source(factory.node);
  return {
    entryPoints: [{ value: pathOf(factory.module, factory.name), source, certainty: 'likely' }],
    factory: { value: true, source, certainty: 'certain' },
    ...sourceRoot,
  };
}

/** The modules that call `maker` (a class or function), or give it another name first. */
function calling(folder: PythonFolder, maker: string): PythonModule[] {
  return readModules(folder.pythonSources, new RegExp(`\\b${maker}\\s*(?:\\(|as\\b)`));
}

/** Functions that make an application. */
function findFactories(folder: PythonFolder, framework: string): FunctionDefinition[] {
  return calling(folder, framework).flatMap((module) => {
    const made = callsOf(module).filter((call) => calledName(call) === framework);
    return functionsOf(module).filter(
      ({ isTopLevel, node }) =>
        isTopLevel && made.some((call) => call.node.from >= node.from && call.node.to <= node.to),
    );
  });
}

/** Names of modules that are set to what `maker` returns. */
function findMadeBy(folder: PythonFolder, maker: string): Candidate[] {
  return calling(folder, maker).flatMap((module) =>
    moduleAssignments(module).flatMap(({ name, value, node }) => {
      const call = callAt(module, value);
      return call !== undefined && calledName(call) === maker ? [{ module, name, source: module.source(node) }] : [];
    }),
  );
}

/** One that another candidate's module imports is a part of it (mounted), not the whole. */
function withoutParts(candidates: readonly Candidate[]): readonly Candidate[] {
  const whole = candidates.filter(
    (one) => !candidates.some((other) => other.module !== one.module && imports(other.module, one)),
  );
  return whole.length > 0 ? whole : candidates;
}

function imports(module: PythonModule, { module: owner, name }: Candidate): boolean {
  return importsOf(module).some(
    ({ target }) =>
      sameName(target, owner.name) || sameName(target, `${owner.name}.${name}`) || sameName(target, `${owner.name}.*`),
  );
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
    const module = readModule(file);
    const own = folderOf(file.file.slice(prefix.length));
    for (let base = own; base !== '.'; base = folderOf(base)) {
      const found = importsOf(module).find(({ target, relative }) => {
        const [name = ''] = target.split('.');
        return !relative && exists(`${base}/`, name) && !exists('', name);
      });
      if (found !== undefined) return { value: base, source: module.source(found.node), certainty: 'likely' };
    }
  }
  return undefined;
}

/** The module as the service's process imports it. */
export function importName(folder: PythonFolder, { file: { file } }: PythonModule, root: string | undefined): string {
  const start = [folder.path, root ?? '.'].filter((part) => part !== '.').join('/');
  return moduleName(start !== '' && file.startsWith(`${start}/`) ? file.slice(start.length + 1) : file);
}

function unique(facts: Fact<string>[]): Fact<string>[] {
  const byValue = new Map(facts.map((fact) => [fact.value, fact]));
  return [...byValue.values()].sort((a, b) => byCodeUnit(a.value, b.value));
}
