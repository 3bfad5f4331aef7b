import type { MemberExpression, Node, OptionalMemberExpression } from '@babel/types';
import type { EnvironmentRead } from '../../../source/merge-environment.ts';
import type { SourceFile } from '../../../source/sources.ts';
import { keyOf } from '../source/bindings.ts';
import { environmentPath, sourcesGivenEnvironment, wholeEnvironment } from '../source/environment-object.ts';
import { type Binding, childPlace, isAt, type Place, sourceOf } from '../source/place.ts';
import { passProgram, readProgram } from '../source/program.ts';
import { importersOf, moduleName, type Project } from '../source/project.ts';
import { tellValue } from '../source/tell-value.ts';
import { useOf, usesOfName } from './use-of-read.ts';

/** A text that names the environment. */
const mayRead = /env(?:ironment)?(?!\w)/i;
/** A text that names the environment as a whole, so that its members may be taken out by name. */
const mayTake = /env(?:ironment)?(?!\w|\s*(?:\?\.|\.|\[))/i;
export const variableName = /^[A-Z][A-Z0-9_]*$/;

/** Members of the environment (`process.env.A`, `env['A']`) and names that are taken out of it (`{ A } = process.env`). */
export function findDirectReads(project: Project): EnvironmentRead[] {
  const naming = project.sources.filter(({ text }) => mayRead.test(text));
  const takers = new Set([
    ...naming.filter(({ text }) => mayTake.test(text)),
    ...sourcesGivenEnvironment(project),
    ...importersOfEnvironment(project),
  ]);
  const readers = project.sources.filter((file) => takers.has(file) || mayRead.test(file.text));
  // Where only members of `process.env` are read, nothing else will be asked: hundreds of trees would only fill the memory.
  const programOf = (file: SourceFile) => (takers.has(file) ? readProgram(file) : passProgram(file));
  const members = readers.flatMap((file) =>
    programOf(file)
      .all('MemberExpression', 'OptionalMemberExpression')
      .flatMap((place) => readAt(place, project)),
  );
  const taken = [...takers].flatMap((file) =>
    readProgram(file)
      .bindings()
      .flatMap((binding) => readOf(binding, project)),
  );
  return [...members, ...taken];
}

/** Sources that import from one which has the environment as a whole: they may know it under any name. */
function importersOfEnvironment({ sources }: Project): SourceFile[] {
  const modules = sources.filter(({ text }) => wholeEnvironment.test(text)).map(({ file }) => moduleName(file));
  const mayImport = importersOf(modules);
  return sources.filter(({ text }) => mayImport(text));
}

function readAt(place: Place<MemberExpression | OptionalMemberExpression>, project: Project): EnvironmentRead[] {
  const key = keyOf(place.node.property, place.node.computed);
  if (key === undefined || !variableName.test(key) || isWritten(place)) return [];
  const path = environmentPath(childPlace(place, place.node.object), project, [key]);
  const [name] = path ?? [];
  if (path?.length !== 1 || name === undefined || !variableName.test(name)) return [];
  return [{ name, source: sourceOf(place), ...useOf(place, project) }];
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
