import type { Node } from '@babel/types';
import { type Binding, childPlace, functionTypes, isAt, isFunction, type Place, type Program } from './place.ts';

export function collectBindings(program: Program): Pick<Program, 'bindings' | 'declared'> {
  const bindings: Binding[] = [];
  const scopes = new Map<Node, Map<string, Binding>>();
  const assigned = namesAssigned(program);
  const declare = (scope: Place | undefined, found: Omit<Binding, 'constant'>, fixed = false) => {
    if (scope === undefined) return;
    const binding = { ...found, constant: fixed || !assigned.has(found.name) };
    bindings.push(binding);
    const names = scopes.get(scope.node) ?? new Map<string, Binding>();
    scopes.set(scope.node, names);
    if (!names.has(found.name)) names.set(found.name, binding);
  };
  for (const place of program.all('VariableDeclarator')) {
    const list = place.parent?.node;
    const kind = list?.type === 'VariableDeclaration' ? list.kind : 'let';
    const scope = kind === 'var' ? functionScope(place) : place.scope;
    const value = place.node.init == null ? undefined : childPlace(place, place.node.init);
    for (const name of namesIn(childPlace(place, place.node.id)))
      declare(scope, { ...name, kind: 'variable', declaration: place, value }, kind === 'const');
  }
  for (const place of program.all('FunctionDeclaration', 'ClassDeclaration')) {
    if (place.node.id == null) continue;
    const kind = isAt(place, 'FunctionDeclaration') ? 'function' : 'class';
    const at = childPlace(place, place.node.id);
    const found = { kind, declaration: place, value: undefined, path: [], fallback: undefined } as const;
    declare(place.scope, { ...found, name: place.node.id.name, at });
  }
  for (const place of functionsOf(program)) {
    for (const parameter of parametersOf(place)) {
      const isOptional = isAt(parameter, 'AssignmentPattern');
      const value = isOptional ? childPlace(parameter, parameter.node.right) : undefined;
      const pattern = isOptional ? childPlace(parameter, parameter.node.left) : parameter;
      for (const name of namesIn(pattern)) declare(place, { ...name, kind: 'parameter', declaration: place, value });
    }
  }
  for (const place of program.all('ImportSpecifier', 'ImportDefaultSpecifier', 'ImportNamespaceSpecifier')) {
    const at = childPlace(place, place.node.local);
    const found = { kind: 'import', declaration: place, value: undefined, path: [], fallback: undefined } as const;
    declare(place.scope, { ...found, name: place.node.local.name, at }, true);
  }
  for (const place of program.all('TSImportEqualsDeclaration')) {
    const at = childPlace(place, place.node.id);
    const found = { kind: 'import', declaration: place, value: undefined, path: [], fallback: undefined } as const;
    declare(place.scope, { ...found, name: place.node.id.name, at }, true);
  }
  return { bindings: () => bindings, declared: (scope, name) => scopes.get(scope.node)?.get(name) };
}

/** What the name at a place stands for; `undefined` for a global and for a name that is declared nowhere. */
export function bindingOf(place: Place): Binding | undefined {
  if (!isAt(place, 'Identifier')) return undefined;
  for (let scope = place.scope; scope !== undefined; scope = scope.scope) {
    const found = place.program.declared(scope, place.node.name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function functionsOf(program: Program): Place[] {
  return program.all(...functionTypes);
}

export function parametersOf(place: Place): Place[] {
  if (!isFunction(place) || !('params' in place.node) || !Array.isArray(place.node.params)) return [];
  return (place.node.params as Node[]).map((node) => {
    const parameter = childPlace(place, node);
    return isAt(parameter, 'TSParameterProperty') ? childPlace(parameter, parameter.node.parameter) : parameter;
  });
}

/** The name that a function is declared or stored under. */
export function nameOfFunction(declaration: Place): string | undefined {
  if (isAt(declaration, 'FunctionDeclaration')) return declaration.node.id?.name;
  if (isAt(declaration.parent, 'VariableDeclarator') && declaration.parent.node.id.type === 'Identifier')
    return declaration.parent.node.id.name;
  return isAt(declaration, 'ObjectMethod', 'ClassMethod')
    ? keyOf(declaration.node.key, declaration.node.computed)
    : undefined;
}

/** The key of a property or member that is written out; `undefined` when it is computed. */
export function keyOf(node: Node, computed: boolean): string | undefined {
  if (node.type === 'Identifier') return computed ? undefined : node.name;
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'NumericLiteral') return String(node.value);
  return undefined;
}

function namesIn(
  place: Place,
  path: readonly string[] = [],
  fallback?: Place,
): Pick<Binding, 'name' | 'at' | 'path' | 'fallback'>[] {
  if (isAt(place, 'Identifier')) return [{ name: place.node.name, at: place, path, fallback }];
  if (isAt(place, 'AssignmentPattern'))
    return namesIn(childPlace(place, place.node.left), path, childPlace(place, place.node.right));
  if (isAt(place, 'ObjectPattern')) {
    return place.node.properties.flatMap((property) => {
      if (property.type === 'RestElement') return namesIn(childPlace(place, property.argument), path);
      const key = keyOf(property.key, property.computed);
      return key === undefined ? [] : namesIn(childPlace(place, property.value), [...path, key]);
    });
  }
  if (isAt(place, 'ArrayPattern')) {
    return place.node.elements.flatMap((element, index) =>
      element === null ? [] : namesIn(childPlace(place, element), [...path, String(index)]),
    );
  }
  return [];
}

function functionScope(place: Place): Place | undefined {
  let scope = place.scope;
  while (scope?.scope !== undefined && !isFunction(scope)) scope = scope.scope;
  return scope;
}

function namesAssigned(program: Program): Set<string> {
  const names = new Set<string>();
  for (const { node } of program.all('AssignmentExpression'))
    if (node.left.type === 'Identifier') names.add(node.left.name);
  for (const { node } of program.all('UpdateExpression'))
    if (node.argument.type === 'Identifier') names.add(node.argument.name);
  return names;
}
