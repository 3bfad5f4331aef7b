import type { Node } from '@babel/types';
import { escapePattern } from '../../../repository/escape-pattern.ts';
import type { SourceFile } from '../../../source/sources.ts';
import { bindingOf, keyOf } from './bindings.ts';
import { importedBy } from './follow.ts';
import { childPlace, isAt, isCall, type Place } from './place.ts';
import { findPlace, placesOf } from './program.ts';
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

/** The package whose export is called here: `@sveltejs/adapter-node` for `adapter()`. `undefined`: none, or it can't be told. */
export function packageCalled(place: Place): string | undefined {
  return isCall(place) ? packageMember(childPlace(place, place.node.callee))?.module : undefined;
}

export interface PackageCall {
  modules: readonly string[];
  /** Exports that are called, or methods of them (`NestFactory.create`); `default` is also the package itself. */
  names: readonly string[];
  /** Names that stand for them where a source declares no such name. */
  undeclared?: readonly string[];
}

/** The first call, with and without `new`, of what a package exports. */
export function findPackageCall(sources: readonly SourceFile[], wanted: PackageCall): Place | undefined {
  const calls = ['CallExpression', 'OptionalCallExpression', 'NewExpression'] as const;
  return findPlace(sources, callersOf(wanted), calls, (call) => isCallOf(call, wanted));
}

/** All of them, in the order of the sources. */
export function findPackageCalls(sources: readonly SourceFile[], wanted: PackageCall): Place[] {
  const calls = ['CallExpression', 'OptionalCallExpression', 'NewExpression'] as const;
  return placesOf(sources, callersOf(wanted), ...calls).filter((call) => isCallOf(call, wanted));
}

function isCallOf(call: Place, { modules, names, undeclared = [] }: PackageCall): boolean {
  if (!isCall(call)) return false;
  const callee = childPlace(call, call.node.callee as Node);
  if (isAt(callee, 'Identifier') && bindingOf(callee) === undefined) return undeclared.includes(callee.node.name);
  const member = packageMember(callee);
  if (member === undefined || !modules.includes(member.module)) return false;
  // `require('x').default` and `import * as x` reach the same function.
  const [name = 'default', ...rest] = member.path.filter((key) => key !== 'default');
  return names.includes([name, ...rest].join('.'));
}

/** Whether a text may hold such a call. Most that name a package only import types of it, or something else. */
function callersOf({ modules, names, undeclared = [] }: PackageCall): (text: string) => boolean {
  const quoted = `['"](?:${modules.map(escapePattern).join('|')})['"]`;
  const loads = new RegExp(quoted);
  const types = String.raw`type\s+(?:[\w$]+|\*\s*as\s+[\w$]+|\{[^{}'"]*\})`;
  const exported = names.map((name) => escapePattern(name.split('.')[0] as string));
  const others = String.raw`\{(?![^{}'"]*\b(?:${exported.join('|')})\b)[^{}'"]*\}`;
  const harmless = new RegExp(String.raw`\bimport\s*(?:${types}|${others})\s*from\s*${quoted}`, 'g');
  const bare =
    undeclared.length === 0
      ? undefined
      : new RegExp(String.raw`\b(?:${undeclared.map(escapePattern).join('|')})\b(?!['"/-])`);
  return (text) => bare?.test(text) === true || (loads.test(text) && loads.test(text.replace(harmless, '')));
}
