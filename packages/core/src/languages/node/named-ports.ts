import type { EnvironmentRead } from '../../source/merge-environment.ts';
import type { SourceFile } from '../../source/sources.ts';
import { keyOf } from './source/bindings.ts';
import { childPlace, isAt, isCall, type Place, sourceOf } from './source/place.ts';
import { placesOf, readProgram } from './source/program.ts';
import { projectOf } from './source/project.ts';
import { tellValue } from './source/tell-value.ts';

/** Values of constants and properties that are called as what `listen` is given: `port` of `listen({ port: settings.port })`. */
export function findNamedPorts(given: Place, path: readonly string[], sources: readonly SourceFile[]): Place[] {
  const name = path.length > 0 ? 'port' : lastName(given);
  if (name === undefined || !/port/i.test(name)) return [];
  const named = sources.filter(({ text }) => text.includes(name)).map(readProgram);
  return named.flatMap((program) => [
    ...program
      .bindings()
      .flatMap((binding) =>
        binding.name === name && binding.path.length === 0 && binding.value !== undefined ? [binding.value] : [],
      ),
    ...program
      .all('ObjectProperty')
      .flatMap((place) =>
        keyOf(place.node.key, place.node.computed) === name ? [childPlace(place, place.node.value)] : [],
      ),
    ...program
      .all('ClassProperty')
      .flatMap((place) =>
        keyOf(place.node.key, place.node.computed) === name && place.node.value != null
          ? [childPlace(place, place.node.value)]
          : [],
      ),
  ]);
}

function lastName({ node }: Place): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression'
    ? keyOf(node.property, node.computed)
    : undefined;
}

/** Variables that are named by a text: `config.get('PORT', 3000)`, `{ env: 'PORT', default: 3000 }`. */
export function findQuotedReads(sources: readonly SourceFile[]): EnvironmentRead[] {
  const project = projectOf(sources);
  return placesOf(sources, (text) => /PORT['"]/.test(text), 'StringLiteral').flatMap((place) => {
    if (!place.node.value.endsWith('PORT')) return [];
    const value = defaultBeside(place);
    const literal = value === undefined ? undefined : tellValue(value, project)?.literal?.value;
    const isNamed = isCall(place.parent) || isAt(place.parent, 'ObjectProperty');
    const fallback = literal === undefined ? {} : { default: String(literal) };
    return isNamed ? [{ name: place.node.value, source: sourceOf(place), ...fallback }] : [];
  });
}

/** The argument behind it, or the property `default` beside it. */
function defaultBeside({ node, parent }: Place): Place | undefined {
  if (isCall(parent)) {
    const next = parent.node.arguments[0] === node ? parent.node.arguments[1] : undefined;
    return next === undefined ? undefined : childPlace(parent, next);
  }
  const object = parent?.parent;
  if (!isAt(object, 'ObjectExpression')) return undefined;
  for (const property of object.node.properties)
    if (property.type === 'ObjectProperty' && keyOf(property.key, property.computed) === 'default')
      return childPlace(childPlace(object, property), property.value);
  return undefined;
}
