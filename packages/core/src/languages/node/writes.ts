import type { Node } from '@babel/types';
import type { Fact } from '../../model/index.ts';
import type { SourceFile } from '../../source/sources.ts';
import { keyOf } from './source/bindings.ts';
import { childPlace, isAt, isCall, type Place, sourceOf } from './source/place.ts';
import { placesOf } from './source/program.ts';
import { type Project, projectOf } from './source/project.ts';
import { tellValue } from './source/tell-value.ts';

/** Functions of `fs` that write, and which of their arguments is what they write to. */
const writers: ReadonlyMap<string, number> = new Map([
  ...['writeFile', 'appendFile', 'mkdir', 'writeFileSync', 'appendFileSync', 'mkdirSync', 'createWriteStream'].map(
    (name) => [name, 0] as const,
  ),
  ...['cp', 'copyFile', 'rename', 'cpSync', 'copyFileSync', 'renameSync'].map((name) => [name, 1] as const),
]);

const mayWrite = /\b(?:dest|createWriteStream|(?:writeFile|appendFile|mkdir|cp|copyFile|rename)(?:Sync)?)\b/;

/** Paths that the code writes to, where they can be told, in the order of the sources. */
export function findNodeWrites(sources: readonly SourceFile[]): Fact<string>[] {
  const project = projectOf(sources);
  return placesOf(
    sources,
    (text) => mayWrite.test(text),
    'CallExpression',
    'OptionalCallExpression',
    'ObjectProperty',
  ).flatMap((place) => {
    const target = isCall(place) ? writtenBy(place) : optionOf(place);
    const path = target === undefined ? undefined : pathOf(target, project);
    return path === undefined
      ? []
      : [{ value: path.replace(/^\.\//, ''), source: sourceOf(place), certainty: 'likely' }];
  });
}

function writtenBy(call: Place): Place | undefined {
  if (!isCall(call)) return undefined;
  const name = nameOf(call.node.callee);
  const index = name === undefined ? undefined : writers.get(name);
  const argument = index === undefined ? undefined : call.node.arguments[index];
  return argument === undefined ? undefined : childPlace(call, argument);
}

/** `multer({ dest: 'uploads' })` */
function optionOf(property: Place): Place | undefined {
  if (!isAt(property, 'ObjectProperty') || keyOf(property.node.key, property.node.computed) !== 'dest')
    return undefined;
  return childPlace(property, property.node.value);
}

/** A literal path, or one that is joined to the folder of the program. */
function pathOf(place: Place, project: Project): string | undefined {
  const told = tellValue(place, project);
  // What a variable names is the operator's choice.
  if (told !== undefined)
    return told.variable === undefined && typeof told.literal?.value === 'string' ? told.literal.value : undefined;
  if (!isAt(place, 'CallExpression') || !/^(?:join|resolve)$/.test(nameOf(place.node.callee) ?? '')) return undefined;
  const [first, ...rest] = place.node.arguments;
  const isProgramFolder =
    first !== undefined &&
    /^(?:process\.cwd\(\)|__dirname|import\.meta\.dirname)$/.test(place.program.codeOf(childPlace(place, first)));
  const parts = (isProgramFolder ? rest : place.node.arguments).map((node) => pathOf(childPlace(place, node), project));
  return parts.length === 0 || parts.includes(undefined) ? undefined : parts.join('/');
}

function nameOf(callee: Node): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression'
    ? keyOf(callee.property, callee.computed)
    : undefined;
}
