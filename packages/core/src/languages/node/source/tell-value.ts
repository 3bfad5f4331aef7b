import type { Node } from '@babel/types';
import { bindingOf, keyOf } from './bindings.ts';
import { environmentAt } from './environment-object.ts';
import { type Steps, stepFrom } from './follow.ts';
import { childPlace, isAt, isCall, type Place } from './place.ts';
import type { Project, Target } from './project.ts';

/** What can be told of a value by reading. */
export interface Told {
  /** The literal that it is, or that it is without the variable. */
  literal?: { value: string | number | boolean; at: Place };
  /** The environment variable that it is read from. */
  variable?: { name: string; at: Place };
  /** False when the literal is reached through a name, or is only what is taken where something else is missing. */
  direct: boolean;
}

/** What a value is: a literal, an environment variable, or one with the other as its default. `undefined`: it can't be told. */
export function tellValue(place: Place, project: Project, path: readonly string[] = []): Told | undefined {
  return tell({ place, path }, { project, steps: { left: 300 } });
}

interface Reading {
  project: Project;
  steps: Steps;
}

function tell(target: Target, reading: Reading): Told | undefined {
  if (reading.steps.left-- <= 0) return undefined;
  const { place, path } = target;
  const literal = path.length === 0 ? literalAt(place) : undefined;
  if (literal !== undefined) return { literal: { value: literal, at: place }, direct: true };
  const inner = operandOf(place);
  if (inner !== undefined) return path.length === 0 ? tell({ place: inner, path }, reading) : undefined;
  if (isAt(place, 'LogicalExpression')) {
    if (place.node.operator === '&&') return undefined;
    const left = tell({ place: childPlace(place, place.node.left), path }, reading);
    return withDefault(left, { place: childPlace(place, place.node.right), path }, reading);
  }
  if (isAt(place, 'ConditionalExpression')) return tellEither(place, path, reading);
  const named = isAt(place, 'Identifier') ? tellDefaulted(place, path, reading) : undefined;
  if (named !== undefined) return named;
  const next = stepFrom(target, reading.project, reading.steps);
  if (next !== undefined) {
    const told = tell(next, reading);
    return told === undefined ? undefined : { ...told, direct: told.direct && !isName(place) };
  }
  const [name, ...deeper] = environmentAt(target, reading.project) ?? [];
  return name === undefined || deeper.length > 0 ? undefined : { variable: { name, at: place }, direct: true };
}

/** `a ?? b`: what `a` is, and `b` where it may be missing. */
function withDefault(told: Told | undefined, fallback: Target, reading: Reading): Told | undefined {
  if (told?.literal !== undefined) return told;
  const other = tell(fallback, reading);
  if (told === undefined) return other === undefined ? undefined : { ...other, direct: false };
  // The second of two variables counts only for its default.
  return other?.literal === undefined ? told : { ...told, literal: other.literal };
}

/** `a ? b : c` can be told when one of both is a variable and the other its default. */
function tellEither(place: Place, path: readonly string[], reading: Reading): Told | undefined {
  if (!isAt(place, 'ConditionalExpression')) return undefined;
  const one = tell({ place: childPlace(place, place.node.consequent), path }, reading);
  const other = tell({ place: childPlace(place, place.node.alternate), path }, reading);
  const [variable, literal] = one?.variable === undefined ? [other, one] : [one, other];
  if (variable?.variable === undefined || literal?.literal === undefined || literal.variable !== undefined)
    return undefined;
  return { ...variable, literal: literal.literal };
}

/** A name with a default of its own: of a member that is taken out, or of a parameter. */
function tellDefaulted(place: Place, path: readonly string[], reading: Reading): Told | undefined {
  const binding = bindingOf(place);
  if (binding?.constant !== true) return undefined;
  const { kind, value, fallback } = binding;
  if (kind === 'parameter') {
    const variable = environmentAt({ place, path }, reading.project);
    const told: Told | undefined =
      variable?.length === 1 ? { variable: { name: variable[0] as string, at: place }, direct: true } : undefined;
    if (fallback !== undefined) return withDefault(told, { place: fallback, path }, reading);
    if (told !== undefined || value === undefined) return told;
    return withDefault(undefined, { place: value, path: [...binding.path, ...path] }, reading);
  }
  if (fallback === undefined || value === undefined) return undefined;
  return withDefault(
    tell({ place: value, path: [...binding.path, ...path] }, reading),
    { place: fallback, path },
    reading,
  );
}

export function literalAt({ node }: Place): string | number | boolean | undefined {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value;
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'NumericLiteral' ? -node.argument.value : undefined;
    default:
      return undefined;
  }
}

const conversions = new Set(['Number', 'parseInt', 'parseFloat', 'String', 'BigInt']);
const tidying = new Set(['trim', 'toString', 'toLowerCase', 'toUpperCase']);

/** The value that an expression only writes in another form: `x` of `Number(x)`, `parseInt(x, 10)`, `+x`, `x.trim()`. */
export function operandOf(place: Place): Place | undefined {
  if (isAt(place, 'UnaryExpression') && place.node.operator === '+') return childPlace(place, place.node.argument);
  if (!isCall(place) || isAt(place, 'NewExpression')) return undefined;
  const callee: Node = place.node.callee;
  const [first] = place.node.arguments;
  if (callee.type === 'Identifier')
    return conversions.has(callee.name) && first !== undefined ? childPlace(place, first) : undefined;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return undefined;
  const key = keyOf(callee.property, callee.computed) ?? '';
  if (tidying.has(key) && first === undefined) return childPlace(childPlace(place, callee), callee.object);
  const isNumber = callee.object.type === 'Identifier' && callee.object.name === 'Number';
  return isNumber && conversions.has(key) && first !== undefined ? childPlace(place, first) : undefined;
}

function isName(place: Place): boolean {
  return isAt(place, 'Identifier', 'MemberExpression', 'OptionalMemberExpression');
}
