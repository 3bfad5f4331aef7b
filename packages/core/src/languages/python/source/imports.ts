import type { SyntaxNode } from '@lezer/common';
import type { SourceFile } from '../../../source/sources.ts';
import { childrenOf, groupsOf, moduleName, type PythonModule, readModule, readModules } from './module.ts';

/** One name that an `import` binds. */
export interface Import {
  /** What it is elsewhere: `fastapi.FastAPI`; relative ones from the top of the repository; `package.*` for a star. */
  target: string;
  /** What it is called here. */
  local: string;
  /** True for `from . import x`: the target starts at the top of the repository. */
  relative: boolean;
  node: SyntaxNode;
}

const known = new WeakMap<PythonModule, Import[]>();

/** Every import of the module, those in functions included. */
export function importsOf(module: PythonModule): Import[] {
  let imports = known.get(module);
  if (imports === undefined) {
    imports = module.nodes('ImportStatement').flatMap((node) => readImport(module, node));
    known.set(module, imports);
  }
  return imports;
}

/** True when one of the sources imports the package or a part of it. */
export function importsPackage(sources: readonly SourceFile[], name: string): boolean {
  return readModules(sources, new RegExp(`\\b${name}\\b`)).some((module) =>
    importsOf(module).some(({ target, relative }) => !relative && (target === name || target.startsWith(`${name}.`))),
  );
}

/** A dotted name of this module with its first part replaced by what it was imported from. */
export function resolveName(module: PythonModule, name: string): string {
  const [first = '', ...rest] = name.split('.');
  const found = importsOf(module).find(({ local }) => local === first);
  return found === undefined ? name : [found.target, ...rest].join('.');
}

/**
 * Follows a dotted name through the modules that only hand it on (`from .health import router as health_router` in an
 * `__init__.py`) to where it is made.
 */
export function resolveThrough(modules: ReadonlyMap<string, SourceFile>, name: string): string {
  let target = name;
  // Modules can hand a name round in a circle.
  for (let hops = 0; hops < 8; hops++) {
    const [owner, rest] = findOwner(modules, target);
    if (owner === undefined || rest === '') return target;
    // What a module sets itself, it doesn't hand on; most need no parsing for that.
    const [first = ''] = rest.split('.');
    const module = readModule(owner);
    if (new RegExp(`^[ \\t]*${first}\\b[^=\\n]*=`, 'm').test(owner.text)) return `${module.name}.${rest}`;
    const next = resolveName(module, rest);
    if (next === rest || next === target) return `${module.name}.${rest}`;
    target = next;
  }
  return target;
}

/** Sources by their dotted path, for `resolveThrough`. */
export function modulesByName(sources: readonly SourceFile[]): Map<string, SourceFile> {
  return new Map(sources.map((source) => [moduleName(source.file), source]));
}

/** True when both name the same thing, one of them from further up: imports start where Python was told to look. */
export function sameName(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/** The module whose name is the longest start of `name`, and what is left of the name. */
function findOwner(modules: ReadonlyMap<string, SourceFile>, name: string): [SourceFile | undefined, string] {
  const parts = name.split('.');
  for (let length = parts.length; length > 0; length--) {
    const start = parts.slice(0, length).join('.');
    const rest = parts.slice(length).join('.');
    const exact = modules.get(start);
    if (exact !== undefined) return [exact, rest];
    const below = [...modules].filter(([path]) => path.endsWith(`.${start}`));
    if (below.length === 1) return [below[0]?.[1], rest];
  }
  return [undefined, ''];
}

function readImport(module: PythonModule, node: SyntaxNode): Import[] {
  const children = childrenOf(node);
  const at = children.findIndex(({ name }) => name === 'import');
  const names = groupsOf(node).map((group, index) => {
    const start = index === 0 ? group.findIndex(({ name }) => name === 'import') + 1 : 0;
    return group.slice(start);
  });
  if (at === 0) return names.flatMap((group) => readPlain(module, group, node));
  const [first, second] = [children[0], children[at]];
  if (first?.name !== 'from' || second === undefined) return [];
  const written = module.file.text.slice(first.to, second.from).replace(/[\s\\]/g, '');
  const level = written.length - written.replace(/^\.+/, '').length;
  const base = [...packageOf(module, level), ...written.slice(level).split('.')].filter(Boolean).join('.');
  return names.flatMap(([name, , alias]) => {
    if (name === undefined || (name.name !== 'VariableName' && name.name !== '*')) return [];
    const target = [base, module.text(name)].filter(Boolean).join('.');
    return [{ target, local: module.text(alias ?? name), relative: level > 0, node }];
  });
}

function readPlain(module: PythonModule, group: readonly SyntaxNode[], node: SyntaxNode): Import[] {
  const as = group.findIndex(({ name }) => name === 'as');
  const path = group.slice(0, as < 0 ? undefined : as).filter(({ name }) => name === 'VariableName');
  const [first] = path;
  if (first === undefined) return [];
  const target = path.map((part) => module.text(part)).join('.');
  const alias = as < 0 ? undefined : group[as + 1];
  // `import a.b` binds `a`; the rest stands where it is used, so `a.b.c` resolves to itself.
  const bound = alias === undefined ? { local: module.text(first) } : { local: module.text(alias) };
  return alias === undefined && path.length > 1
    ? [
        { target: module.text(first), ...bound, relative: false, node },
        { target, local: target, relative: false, node },
      ]
    : [{ target, ...bound, relative: false, node }];
}

function packageOf({ file }: PythonModule, level: number): string[] {
  return level === 0 ? [] : file.file.split('/').slice(0, -level);
}
