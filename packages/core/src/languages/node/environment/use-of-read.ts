import type { Node } from '@babel/types';
import { bindingOf, keyOf } from '../source/bindings.ts';
import { type Binding, childPlace, isAt, isCall, isFunction, type Place, placesIn } from '../source/place.ts';
import type { Project } from '../source/project.ts';
import { referencesTo } from '../source/references.ts';
import { operandOf, tellValue } from '../source/tell-value.ts';

/** What the code does with a variable that it read: takes a default, refuses to go on, or neither that can be told. */
export interface Use {
  default?: string;
  required?: boolean;
}

export function useOf(read: Place, project: Project): Use {
  let inner = read;
  let isDenied = false;
  for (let outer = read.parent; outer !== undefined; inner = outer, outer = outer.parent) {
    if (isAt(outer, 'TSNonNullExpression')) return { required: true };
    if (isWrapping(outer, inner)) continue;
    if (isDenied && isAt(outer, 'IfStatement')) {
      return outer.node.test === inner.node && refuses(childPlace(outer, outer.node.consequent))
        ? { required: true }
        : {};
    }
    if (isDenial(outer)) isDenied = true;
    else if (isAt(outer, 'LogicalExpression')) {
      if (isDenied || outer.node.operator === '&&') {
        if (outer.node.operator !== '||') return {};
      } else if (outer.node.left === inner.node) {
        const use = defaultIn(childPlace(outer, outer.node.right), project);
        if (use !== undefined) return use;
      }
    } else return useAtEnd(outer, inner, read, project);
  }
  return {};
}

/** What uses of a name that a variable was put into say of it. */
export function usesOfName(binding: Binding, project: Project): Use {
  if (!binding.constant) return {};
  const uses = referencesTo(binding).map((place) => useOf(place, project));
  const fallback = uses.find((use) => use.default !== undefined)?.default;
  if (fallback !== undefined) return { default: fallback };
  return uses.some(({ required }) => required === true) ? { required: true } : {};
}

/** Throws or ends the process, itself and not in a function that it only declares. */
export function refuses(place: Place): boolean {
  for (const inner of placesIn(place, (other) => !isFunction(other))) {
    if (isAt(inner, 'ThrowStatement')) return true;
    if (!isCall(inner)) continue;
    const callee: Node = inner.node.callee;
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') continue;
    if (callee.object.name === 'process' && keyOf(callee.property, callee.computed) === 'exit') return true;
  }
  return false;
}

function useAtEnd(outer: Place, inner: Place, read: Place, project: Project): Use {
  if (isAt(outer, 'AssignmentExpression') && /^(?:\?\?|\|\|)=$/.test(outer.node.operator))
    return outer.node.left === inner.node ? (defaultIn(childPlace(outer, outer.node.right), project) ?? {}) : {};
  if (isAt(outer, 'ConditionalExpression')) {
    const { test, consequent, alternate } = outer.node;
    if (test === inner.node) return {};
    // Only a question about the same variable makes the other branch its default.
    const isAsked = read.program.codeOf(childPlace(outer, test)).includes(read.program.codeOf(read));
    const other = consequent === inner.node ? alternate : consequent;
    return isAsked ? (defaultIn(childPlace(outer, other), project) ?? {}) : {};
  }
  if (!isAt(outer, 'VariableDeclarator') || outer.node.id.type !== 'Identifier') return {};
  const binding = bindingOf(childPlace(outer, outer.node.id));
  return binding?.declaration.node === outer.node ? usesOfName(binding, project) : {};
}

function defaultIn(place: Place, project: Project): Use | undefined {
  const literal = tellValue(place, project)?.literal;
  return literal === undefined ? undefined : { default: String(literal.value) };
}

/** The value only takes another form there. */
function isWrapping(outer: Place, inner: Place): boolean {
  if (isAt(outer, 'TSAsExpression', 'TSSatisfiesExpression', 'AwaitExpression')) return true;
  if (isAt(outer, 'MemberExpression', 'OptionalMemberExpression'))
    return outer.node.object === inner.node && isCall(outer.parent) && operandOf(outer.parent)?.node === inner.node;
  const operand = operandOf(outer)?.node;
  return (
    operand === inner.node ||
    (isAt(inner, 'MemberExpression', 'OptionalMemberExpression') && operand === inner.node.object)
  );
}

/** `!x`, `x === undefined`, `x == null`, `x === ''` */
function isDenial(place: Place): boolean {
  if (isAt(place, 'UnaryExpression')) return place.node.operator === '!';
  if (!isAt(place, 'BinaryExpression') || !/^={2,3}$/.test(place.node.operator)) return false;
  return [place.node.left, place.node.right].some(
    (node) =>
      node.type === 'NullLiteral' ||
      (node.type === 'Identifier' && node.name === 'undefined') ||
      (node.type === 'StringLiteral' && node.value === ''),
  );
}
