import type { Node } from '@babel/types';
import { bindingOf } from './bindings.ts';
import { type Binding, isAt, type Place, type Program, placesIn } from './place.ts';

/** More uses than these are not read: no variable has them, and each asks where its name comes from. */
const maxReferences = 100;
const identifiers: ReadonlySet<string> = new Set(['Identifier']);

/** Every place that uses a name, but for the one that declares it. */
export function referencesTo({ name, at }: Binding): Place[] {
  const places = at.program.once(collectIdentifiers).get(name) ?? [];
  return places.filter((place) => place.node !== at.node && !isLabel(place) && bindingOf(place)?.at.node === at.node);
}

/** Whether these are all: a name that stands in a file so often is not read to its end. */
export function hasAllReferences({ name, at }: Binding): boolean {
  return (at.program.once(collectIdentifiers).get(name)?.length ?? 0) < maxReferences;
}

function collectIdentifiers(program: Program): Map<string, Place[]> {
  const byName = new Map<string, Place[]>();
  for (const place of program.all('Program').flatMap((root) => placesIn(root, undefined, identifiers))) {
    if (!isAt(place, 'Identifier')) continue;
    const places = byName.get(place.node.name);
    if (places === undefined) byName.set(place.node.name, [place]);
    else if (places.length < maxReferences) places.push(place);
  }
  return byName;
}

/** A name behind a dot or before a colon is a member's, not a variable's. */
function isLabel({ node, parent }: Place): boolean {
  if (isAt(parent, 'MemberExpression', 'OptionalMemberExpression'))
    return parent.node.property === (node as Node) && !parent.node.computed;
  return isAt(parent, 'ObjectProperty') && parent.node.key === (node as Node) && !parent.node.shorthand;
}
