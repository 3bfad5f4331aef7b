import type { Node } from '@babel/types';
import type { EnvironmentRead } from '../../../source/merge-environment.ts';
import { bindingOf, nameOfFunction, parametersOf } from '../source/bindings.ts';
import { environmentPath } from '../source/environment-object.ts';
import { calleeOf, importedBy } from '../source/follow.ts';
import { childPlace, isAt, isCall, isFunction, type Place, placesIn, sourceOf } from '../source/place.ts';
import { placesOf } from '../source/program.ts';
import { importersOf, moduleName, type Project } from '../source/project.ts';
import { tellValue } from '../source/tell-value.ts';
import { variableName } from './direct-reads.ts';
import { refuses, useOf } from './use-of-read.ts';

/** An own function that looks a variable up by name: `requireEnv(name)`, `read(name, fallback)`. */
interface Reader {
  name: string;
  /** The file's name without its ending, which whoever imports it writes. */
  module: string;
  /** Which parameter is the variable's name, and which its default. */
  nameAt: number;
  fallbackAt: number | undefined;
  refuses: boolean;
  fallback: string | undefined;
}

/** Own functions by name, called with the name of a variable: `requireEnv('API_URL')`, `read('LOG_LEVEL', 'info')`. */
export function findReaderCalls(project: Project): EnvironmentRead[] {
  const readers = findReaders(project);
  if (readers.size === 0) return [];
  const byName = new Map([...readers.values()].map((reader) => [reader.name, reader]));
  const mayImport = importersOf([...readers.values()].map(({ module }) => module));
  const mayCall = (text: string) => mayImport(text) || [...byName.keys()].some((name) => text.includes(name));
  return placesOf(project.sources, mayCall, 'CallExpression').flatMap((call) => {
    if (!mayName(call.node.arguments)) return [];
    const reader = readerCalled(call, readers, byName, project);
    const [name, fallback] = [argument(call, reader?.nameAt, project), argument(call, reader?.fallbackAt, project)];
    if (reader === undefined || typeof name !== 'string' || !variableName.test(name)) return [];
    const value = fallback ?? reader.fallback;
    // What is given beside the name may be a default that can't be told.
    const requires = reader.refuses && call.node.arguments.length === 1;
    const use = value !== undefined ? { default: String(value) } : requires ? { required: true } : {};
    return [{ name, source: sourceOf(call), ...use }];
  });
}

function mayName(values: readonly Node[]): boolean {
  return values.some(({ type }) => type === 'StringLiteral' || type === 'TemplateLiteral' || type === 'Identifier');
}

function argument(call: Place, index: number | undefined, project: Project) {
  const node = isCall(call) && index !== undefined ? call.node.arguments[index] : undefined;
  return node === undefined ? undefined : tellValue(childPlace(call, node), project)?.literal?.value;
}

function readerCalled(
  call: Place,
  readers: ReadonlyMap<Node, Reader>,
  byName: ReadonlyMap<string, Reader>,
  project: Project,
): Reader | undefined {
  if (!isAt(call, 'CallExpression') || call.node.callee.type !== 'Identifier') {
    const called = calleeOf(call, project);
    return called === undefined ? undefined : readers.get(called.node);
  }
  const called = calleeOf(call, project);
  if (called !== undefined) return readers.get(called.node);
  // An import that leads out of the service's sources (a workspace's alias) is known by its name.
  const binding = bindingOf(childPlace(call, call.node.callee));
  if (binding?.kind !== 'import') return undefined;
  return byName.get(importedBy(binding.declaration).name);
}

/** Functions whose parameter is the name in `process.env[name]`, and functions that call those with a name of their own. */
function findReaders(project: Project): Map<Node, Reader> {
  const readers = new Map<Node, Reader>();
  const mayRead = (text: string) => /env/i.test(text) && /\[\s*[a-z_$][\w$]*\s*\]/i.test(text);
  for (const place of placesOf(project.sources, mayRead, 'MemberExpression', 'OptionalMemberExpression')) {
    if (!place.node.computed || place.node.property.type !== 'Identifier') continue;
    const made = readerAround(childPlace(place, place.node.property));
    if (made === undefined || environmentPath(childPlace(place, place.node.object), project)?.length !== 0) continue;
    const use = useOf(place, project);
    readers.set(made.declaration.node, {
      ...made.reader,
      ...(use.default === undefined ? {} : { fallback: use.default }),
    });
  }
  for (const [, reader] of [...readers]) addCallers(reader, readers, project);
  return readers;
}

function addCallers({ name }: Reader, readers: Map<Node, Reader>, project: Project): void {
  for (const call of placesOf(project.sources, (text) => text.includes(name), 'CallExpression')) {
    const inner = calleeOf(call, project);
    const reader = inner === undefined ? undefined : readers.get(inner.node);
    const node = reader === undefined ? undefined : call.node.arguments[reader.nameAt];
    const made = node === undefined ? undefined : readerAround(childPlace(call, node));
    if (reader === undefined || made === undefined || readers.has(made.declaration.node)) continue;
    const use = useOf(call, project);
    readers.set(made.declaration.node, {
      ...made.reader,
      refuses: made.reader.refuses || reader.refuses,
      fallback: use.default ?? reader.fallback,
    });
  }
}

/** The function that a name at a place is a parameter of. */
function readerAround(name: Place): { declaration: Place; reader: Reader } | undefined {
  const binding = bindingOf(name);
  if (binding?.kind !== 'parameter' || binding.path.length > 0) return undefined;
  const { declaration } = binding;
  const parameters = parametersOf(declaration).map((place) =>
    isAt(place, 'AssignmentPattern') ? childPlace(place, place.node.left) : place,
  );
  const nameAt = parameters.findIndex(({ node }) => node === binding.at.node);
  const fallbackAt = parameters.findIndex((place, index) => index !== nameAt && isTakenInstead(place, declaration));
  const module = moduleName(name.program.file.file);
  const reader: Reader = {
    name: nameOfFunction(declaration) ?? module,
    module,
    nameAt,
    fallbackAt: fallbackAt < 0 ? undefined : fallbackAt,
    refuses: refuses(declaration),
    fallback: undefined,
  };
  return nameAt < 0 ? undefined : { declaration, reader };
}

/** The parameter is returned, or stands behind `??`, `||` or `:`. */
function isTakenInstead(parameter: Place, declaration: Place): boolean {
  if (!isAt(parameter, 'Identifier')) return false;
  for (const inner of placesIn(declaration, (other) => !isFunction(other))) {
    if (!isAt(inner, 'Identifier') || inner.node.name !== parameter.node.name) continue;
    const { parent } = inner;
    if (isAt(parent, 'ReturnStatement')) return true;
    if (isAt(parent, 'LogicalExpression') && parent.node.right === inner.node) return true;
    if (isAt(parent, 'ConditionalExpression') && parent.node.test !== inner.node) return true;
  }
  return false;
}
