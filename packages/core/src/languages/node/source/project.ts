import { escapePattern } from '../../../repository/escape-pattern.ts';
import { folderOf, joinPath } from '../../../repository/repository.ts';
import type { SourceFile } from '../../../source/sources.ts';
import { keyOf } from './bindings.ts';
import { childPlace, isAt, type Place, type Program } from './place.ts';
import { readProgram } from './program.ts';

/** Something in a tree, and the members of it that are meant: `config` and `['port']` for `config.port`. */
export interface Target {
  place: Place;
  path: readonly string[];
}

/** The sources of a service as modules that import each other. */
export interface Project {
  sources: readonly SourceFile[];
  /** What `name` is that a module exports; `*` is the module itself. `undefined`: it isn't among the sources. */
  exported(from: Program, specifier: string, name: string): Target | undefined;
  /** The same for a module that is one of the sources. */
  exportOf(program: Program, name: string): Target | undefined;
  /** The source that a path in an import of another one leads to. */
  fileOf(from: SourceFile, specifier: string): SourceFile | undefined;
}

const projects = new WeakMap<readonly SourceFile[], Project>();

export function projectOf(sources: readonly SourceFile[]): Project {
  const known = projects.get(sources);
  if (known !== undefined) return known;
  const files = new Map(sources.map((file) => [bare(file.file), file]));
  const fileOf = (from: SourceFile, specifier: string) =>
    specifier.startsWith('.') ? files.get(bare(joinPath(folderOf(from.file), specifier))) : undefined;
  const moduleOf: ModuleOf = (from, specifier) => {
    const file = fileOf(from.file, specifier);
    return file === undefined ? undefined : readProgram(file);
  };
  const project: Project = {
    sources,
    fileOf,
    exportOf: (program, name) => findExport(program, name, moduleOf),
    exported(from, specifier, name) {
      const module = moduleOf(from, specifier);
      return module === undefined ? undefined : findExport(module, name, moduleOf);
    },
  };
  projects.set(sources, project);
  return project;
}

/** The module that `require('x')` or `import('x')` loads. */
export function moduleLoaded({ node }: Place): string | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const loads = node.callee.type === 'Import' || (node.callee.type === 'Identifier' && node.callee.name === 'require');
  const [specifier] = node.arguments;
  return loads && specifier?.type === 'StringLiteral' ? specifier.value : undefined;
}

/** `./health`, `./health.js` and `./health/index.ts` are the same module. */
function bare(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '').replace(/(^|\/)index$/, '');
}

/** The part of a module's path that whoever imports it writes: `health` for `src/health.ts` and `src/health/index.ts`. */
export function moduleName(file: string): string {
  return bare(file).split('/').at(-1) ?? '';
}

/** Texts that may import one of these modules, by their names. The top's index is imported without any. */
export function importersOf(modules: readonly string[]): (text: string) => boolean {
  if (modules.length === 0) return () => false;
  if (modules.includes('')) return () => true;
  const names = new RegExp(`['"/](?:${[...new Set(modules)].map(escapePattern).join('|')})['"/.]`);
  return (text) => names.test(text);
}

interface Exports {
  named: Map<string, Target | { specifier: string; name: string }>;
  everythingOf: string[];
}

type ModuleOf = (from: Program, specifier: string) => Program | undefined;

/** `seen`: modules that pass each other's exports on may do so in a circle. */
function findExport(
  program: Program,
  name: string,
  moduleOf: ModuleOf,
  seen: Set<Program> = new Set(),
): Target | undefined {
  if (seen.has(program)) return undefined;
  seen.add(program);
  const exports = program.once(readExports);
  const passOn = (specifier: string, wanted: string) => {
    const module = moduleOf(program, specifier);
    return module === undefined ? undefined : findExport(module, wanted, moduleOf, seen);
  };
  const found = exports.named.get(name);
  if (found !== undefined) return 'place' in found ? found : passOn(found.specifier, found.name);
  // CommonJS: `module.exports = { a }`, and `import x from` of such a module.
  const whole = exports.named.get('module.exports');
  if (whole !== undefined && 'place' in whole)
    return name === '*' || name === 'default' ? whole : { place: whole.place, path: [name] };
  if (name === '*') return undefined;
  for (const specifier of exports.everythingOf) {
    const passed = passOn(specifier, name);
    if (passed !== undefined) return passed;
  }
  return undefined;
}

function readExports(program: Program): Exports {
  const named: Exports['named'] = new Map();
  for (const place of program.all('ExportDefaultDeclaration'))
    named.set('default', { place: childPlace(place, place.node.declaration), path: [] });
  for (const place of program.all('ExportNamedDeclaration')) readNamed(place, named);
  for (const binding of program.bindings()) {
    const declaration = binding.declaration.parent;
    const outer = isAt(declaration, 'VariableDeclaration') ? declaration.parent : declaration;
    if (isAt(outer, 'ExportNamedDeclaration') && binding.kind !== 'parameter')
      named.set(binding.name, { place: binding.at, path: [] });
  }
  for (const place of program.all('AssignmentExpression')) {
    const name = assignedExport(place.node.left);
    if (name !== undefined) named.set(name, { place: childPlace(place, place.node.right), path: [] });
  }
  for (const place of program.all('TSExportAssignment'))
    named.set('module.exports', { place: childPlace(place, place.node.expression), path: [] });
  return { named, everythingOf: program.all('ExportAllDeclaration').map(({ node }) => node.source.value) };
}

function readNamed(place: Place, named: Exports['named']): void {
  if (!isAt(place, 'ExportNamedDeclaration')) return;
  for (const specifier of place.node.specifiers) {
    if (specifier.type !== 'ExportSpecifier') continue;
    const name = keyOf(specifier.exported, false) ?? '';
    const local = childPlace(place, specifier.local);
    const source = place.node.source?.value;
    named.set(
      name,
      source === undefined ? { place: local, path: [] } : { specifier: source, name: specifier.local.name },
    );
  }
}

/** `module.exports` → `module.exports`; `exports.a` and `module.exports.a` → `a`. */
function assignedExport(left: Place['node']): string | undefined {
  if (left.type !== 'MemberExpression') return undefined;
  const key = keyOf(left.property, left.computed);
  const isModule = (node: Place['node']) =>
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    keyOf(node.property, node.computed) === 'exports';
  if (isModule(left)) return 'module.exports';
  const isExports = left.object.type === 'Identifier' && left.object.name === 'exports';
  return isExports || isModule(left.object) ? key : undefined;
}
