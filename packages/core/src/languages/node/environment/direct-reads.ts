import type { Node } from '@babel/types';
import type { EnvironmentRead } from '../../../source/merge-environment.ts';
import { keyOf } from '../source/bindings.ts';
import { environmentPath } from '../source/environment-object.ts';
import { type Binding, childPlace, isAt, type Place, sourceOf } from '../source/place.ts';
import { placesOf, readProgram } from '../source/program.ts';
import type { Project } from '../source/project.ts';
import { tellValue } from '../source/tell-value.ts';
import { useOf, usesOfName } from './use-of-read.ts';

/** A text that names the environment as a whole, so that its members may be taken out by name. */
const mayTake = /env(?:ironment)?(?!\w|\s*(?:\?\.|\.|\[))/i;
export const variableName = /^[A-Z][A-Z0-9_]*$/;

/** Members of the environment (`process.env.A`, `env['A']`) and names that are taken out of it (`{ A } = process.env`). */
export function findDirectReads(project: Project): EnvironmentRead[] {
  const mayRead = (text: string) => /env/i.test(text);
  const members = placesOf(project.sources, mayRead, 'MemberExpression', 'OptionalMemberExpression').flatMap(
    (place) => {
      const key = keyOf(place.node.property, place.node.computed);
      if (key === undefined || !variableName.test(key) || isWritten(place)) return [];
      const path = environmentPath(childPlace(place, place.node.object), project, [key]);
      const [name] = path ?? [];
      if (path?.length !== 1 || name === undefined || !variableName.test(name)) return [];
      return [{ name, source: sourceOf(place), ...useOf(place, project) }];
    },
  );
  const taken = project.sources
    .filter(({ text }) => mayTake.test(text))
    .flatMap((file) => readProgram(file).bindings.flatMap((binding) => readOf(binding, project)));
  return [...members, ...taken];
}

function readOf(binding: Binding, project: Project): EnvironmentRead[] {
  const { at, value, path, fallback, kind } = binding;
  if (path.length === 0 || !variableName.test(path.at(-1) ?? '')) return [];
  const found = kind === 'parameter' && value === undefined ? environmentPath(at, project) : undefined;
  const [name, ...deeper] = found ?? (value === undefined ? [] : (environmentPath(value, project, path) ?? []));
  if (name === undefined || deeper.length > 0) return [];
  const told = fallback === undefined ? undefined : tellValue(fallback, project);
  const use = told?.literal === undefined ? usesOfName(binding, project) : { default: String(told.literal.value) };
  return [{ name, source: sourceOf(at), ...use }];
}

/** Something is stored there or taken away, not read. `??=` does both. */
function isWritten({ node, parent }: Place): boolean {
  if (isAt(parent, 'AssignmentExpression')) return parent.node.left === (node as Node) && parent.node.operator === '=';
  return isAt(parent, 'UnaryExpression') && parent.node.operator === 'delete';
}
