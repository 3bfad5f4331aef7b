import type { Node } from '@babel/types';
import { bindingOf, keyOf } from './bindings.ts';
import { childPlace, isAt, isCall, isFunction, type Place, placesIn } from './place.ts';
import { moduleLoaded, type Project, type Target } from './project.ts';

/** Steps that one question may take: names can lead in a circle, and code can be made to be followed without end. */
export interface Steps {
  left: number;
}

/**
 * Where a value comes from, as far as names, members, imports and the returns of own functions lead: the place that it
 * is made at, and the members of it that are meant. It ends at the start when nothing leads on.
 */
export function follow(
  start: Place,
  project: Project,
  path: readonly string[] = [],
  steps: Steps = { left: 200 },
): Target {
  let at: Target = { place: start, path };
  while (steps.left > 0) {
    steps.left--;
    const next = stepFrom(at, project, steps);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** The function or class that a call calls, when it is one of the project's own. */
export function calleeOf(call: Place, project: Project, steps?: Steps): Place | undefined {
  if (!isCall(call)) return undefined;
  const { place, path } = follow(childPlace(call, call.node.callee), project, [], steps);
  return path.length === 0 && isFunction(place) ? place : undefined;
}

/** One step of `follow`; `undefined` at its end. */
export function stepFrom({ place, path }: Target, project: Project, steps: Steps): Target | undefined {
  const { node } = place;
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ParenthesizedExpression':
      return { place: childPlace(place, node.expression), path };
    case 'AwaitExpression':
      return { place: childPlace(place, node.argument), path };
    case 'AssignmentExpression':
      return node.operator === '=' ? { place: childPlace(place, node.right), path } : undefined;
    case 'Identifier':
      return stepFromName(place, path, project);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const key = keyOf(node.property, node.computed);
      return key === undefined ? undefined : { place: childPlace(place, node.object), path: [key, ...path] };
    }
    case 'ObjectExpression':
      return stepIntoObject(place, path);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return stepIntoCall(place, path, project, steps);
    default:
      return undefined;
  }
}

function stepFromName(place: Place, path: readonly string[], project: Project): Target | undefined {
  const binding = bindingOf(place);
  if (binding === undefined) return undefined;
  if (binding.kind === 'function' || binding.kind === 'class') return { place: binding.declaration, path };
  if (binding.kind === 'import') {
    const { module, name } = importedBy(binding.declaration);
    // A namespace's first member is what is imported.
    const [wanted, rest] = name === '*' && path[0] !== undefined ? [path[0], path.slice(1)] : [name, path];
    return join(project.exported(place.program, module, wanted), rest);
  }
  const { value, fallback, constant, path: taken } = binding;
  // With a default of its own it has two values, and which it is depends.
  if (binding.kind === 'parameter' || !constant || value === undefined || fallback !== undefined) return undefined;
  return { place: value, path: [...taken, ...path] };
}

/** The module and the name there that an import's specifier stands for. */
export function importedBy(specifier: Place): { module: string; name: string; typeOnly: boolean } {
  const declaration = specifier.parent;
  const module = isAt(declaration, 'ImportDeclaration') ? declaration.node.source.value : '';
  const types = isAt(declaration, 'ImportDeclaration') && declaration.node.importKind === 'type';
  if (isAt(specifier, 'TSImportEqualsDeclaration')) {
    const { moduleReference } = specifier.node;
    const from = moduleReference.type === 'TSExternalModuleReference' ? moduleReference.expression.value : '';
    return { module: from, name: '*', typeOnly: specifier.node.importKind === 'type' };
  }
  if (!isAt(specifier, 'ImportSpecifier'))
    return { module, name: isAt(specifier, 'ImportDefaultSpecifier') ? 'default' : '*', typeOnly: types };
  const name = keyOf(specifier.node.imported, false) ?? '';
  return { module, name, typeOnly: types || specifier.node.importKind === 'type' };
}

function stepIntoObject(place: Place, [key, ...rest]: readonly string[]): Target | undefined {
  if (!isAt(place, 'ObjectExpression') || key === undefined) return undefined;
  const spreads: Place[] = [];
  for (const property of [...place.node.properties].reverse()) {
    const at = childPlace(place, property);
    if (property.type === 'SpreadElement') spreads.push(childPlace(at, property.argument));
    else if (keyOf(property.key, property.computed) === key) {
      // What is spread behind it may have the same member.
      if (spreads.length > 0) return undefined;
      return { place: property.type === 'ObjectMethod' ? at : childPlace(at, property.value), path: rest };
    }
  }
  const [only] = spreads;
  return spreads.length === 1 && only !== undefined ? { place: only, path: [key, ...rest] } : undefined;
}

function stepIntoCall(place: Place, path: readonly string[], project: Project, steps: Steps): Target | undefined {
  if (!isAt(place, 'CallExpression', 'OptionalCallExpression')) return undefined;
  const module = moduleLoaded(place);
  if (module !== undefined) {
    const [name, ...rest] = path;
    const named = name === undefined ? undefined : project.exported(place.program, module, name);
    return named === undefined ? join(project.exported(place.program, module, '*'), path) : join(named, rest);
  }
  const [first] = place.node.arguments;
  const { callee } = place.node;
  const frozen = callee.type === 'MemberExpression' && keyOf(callee.property, callee.computed) === 'freeze';
  if (frozen && first !== undefined) return { place: childPlace(place, first), path };
  const called = calleeOf(place, project, steps);
  const returned = called === undefined ? undefined : returnOf(called);
  return returned === undefined ? undefined : { place: returned, path };
}

/** What a function returns, when there is one place where it does. */
export function returnOf(place: Place): Place | undefined {
  const returns = place.program.once(emptyReturns);
  if (!returns.has(place.node)) returns.set(place.node, findReturn(place));
  return returns.get(place.node);
}

/** Of functions that were searched; `undefined`: nothing, or one of several. */
function emptyReturns(): Map<Node, Place | undefined> {
  return new Map();
}

function findReturn(place: Place): Place | undefined {
  if (isAt(place, 'ArrowFunctionExpression') && place.node.body.type !== 'BlockStatement')
    return childPlace(place, place.node.body);
  let only: Place | undefined;
  for (const inner of placesIn(place, (other) => !isFunction(other))) {
    if (!isAt(inner, 'ReturnStatement') || inner.node.argument == null) continue;
    if (only !== undefined) return undefined;
    only = childPlace(inner, inner.node.argument);
  }
  return only;
}

function join(target: Target | undefined, path: readonly string[]): Target | undefined {
  return target === undefined ? undefined : { place: target.place, path: [...target.path, ...path] };
}
