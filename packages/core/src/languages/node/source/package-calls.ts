import type { Node } from '@babel/types';
import type { SourceFile } from '../../../source/sources.ts';
import { bindingOf, keyOf } from './bindings.ts';
import { importedBy } from './follow.ts';
import { childPlace, isAt, type Place } from './place.ts';
import { placesOf } from './program.ts';
import { moduleLoaded } from './project.ts';

/** An export of a package, and the members of it that are meant; `*` is the package as a whole. */
export interface PackageMember {
  module: string;
  path: readonly string[];
}

/** Names may be each other's values in broken code. */
const maxDepth = 8;

/**
 * Which package's export a value is, under whatever name it is known here: `['default']` for `express` of
 * `import express from 'express'`, `['Router']` for `express.Router`. A type is no value.
 */
function packageMember(place: Place, path: readonly string[] = [], depth = 0): PackageMember | undefined {
  const { node } = place;
  if (depth > maxDepth) return undefined;
  if (node.type === 'AwaitExpression') return packageMember(childPlace(place, node.argument), path, depth + 1);
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
    const key = keyOf(node.property, node.computed);
    return key === undefined ? undefined : packageMember(childPlace(place, node.object), [key, ...path], depth + 1);
  }
  const loaded = moduleLoaded(place);
  if (loaded !== undefined) return { module: loaded, path };
  const binding = bindingOf(place);
  if (binding?.kind === 'import') {
    const { module, name, typeOnly } = importedBy(binding.declaration);
    return typeOnly ? undefined : { module, path: name === '*' ? path : [name, ...path] };
  }
  if (binding?.kind !== 'variable' || !binding.constant || binding.value === undefined) return undefined;
  return packageMember(binding.value, [...binding.path, ...path], depth + 1);
}

export interface PackageCall {
  modules: readonly string[];
  /** Exports that are called; `default` is also the package itself. */
  names: readonly string[];
  /** Names that stand for them where a source declares no such name. */
  undeclared?: readonly string[];
}

/** Calls, with and without `new`, of what a package exports. */
export function callsOfPackage(
  sources: readonly SourceFile[],
  { modules, names, undeclared = [] }: PackageCall,
): Place[] {
  const words = [...modules, ...undeclared];
  const mayCall = (text: string) => words.some((word) => text.includes(word));
  return placesOf(sources, mayCall, 'CallExpression', 'OptionalCallExpression', 'NewExpression').filter((call) => {
    const callee = childPlace(call, call.node.callee as Node);
    if (isAt(callee, 'Identifier') && bindingOf(callee) === undefined) return undeclared.includes(callee.node.name);
    const member = packageMember(callee);
    if (member === undefined || !modules.includes(member.module)) return false;
    // `require('x').default` and `import * as x` reach the same function.
    const [name = 'default', ...rest] = member.path.filter((key) => key !== 'default');
    return rest.length === 0 && names.includes(name);
  });
}
