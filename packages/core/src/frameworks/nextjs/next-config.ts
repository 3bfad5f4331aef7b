import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { keyOf } from '../../languages/node/source/bindings.ts';
import { calleeOf, follow, returnOf } from '../../languages/node/source/follow.ts';
import { childPlace, isCall, isFunction, type Place, sourceOf } from '../../languages/node/source/place.ts';
import { readProgram } from '../../languages/node/source/program.ts';
import { type Project, projectOf } from '../../languages/node/source/project.ts';
import { tellValue } from '../../languages/node/source/tell-value.ts';
import type { Fact, Source } from '../../model/index.ts';

/** What `next.config` says, as far as it is written literally there. */
export interface NextConfig {
  name: string;
  /** Absent when there is no configuration file. */
  source?: Source;
  output?: Fact<string>;
  basePath?: Fact<string>;
}

const names = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs', 'next.config.mts'];

export function findNextConfig(folder: NodeFolder): NextConfig {
  const name = names.find((candidate) => folder.has(candidate));
  if (name === undefined) return { name: names[0] as string };
  const file = folder.resolve(name);
  const project = projectOf(folder.javaScript);
  const source = folder.javaScript.find((candidate) => candidate.file === file);
  const exported = source === undefined ? undefined : project.exportOf(readProgram(source), 'default');
  const config = exported === undefined ? undefined : follow(exported.place, project, exported.path).place;
  const literal = (key: string): Fact<string> | undefined =>
    config === undefined ? undefined : literalIn(config, key, project, 0);
  const output = literal('output');
  const basePath = literal('basePath');
  return {
    name,
    source: { file },
    ...(output === undefined ? {} : { output }),
    ...(basePath === undefined || basePath.value === '' ? {} : { basePath }),
  };
}

/** Wrappers stand around wrappers: `withA(withB(config))`. */
const maxDepth = 8;

/** A member of a configuration: of the object, of what a function returns, of what a plug-in wraps. */
function literalIn(place: Place, key: string, project: Project, depth: number): Fact<string> | undefined {
  if (depth > maxDepth) return undefined;
  const config = follow(place, project).place;
  const assigned = findAssigned(config, key, project);
  const { literal, variable } =
    (assigned === undefined ? tellValue(config, project, [key]) : tellValue(assigned, project)) ?? {};
  // With a variable before it, it is only what is taken when nothing is set where the build runs.
  if (typeof literal?.value === 'string' && variable === undefined)
    return { value: literal.value, source: sourceOf(literal.at), certainty: 'certain' };
  if (isFunction(config)) {
    const returned = returnOf(config);
    return returned === undefined ? undefined : literalIn(returned, key, project, depth + 1);
  }
  if (!isCall(config) || calleeOf(config, project) !== undefined) return undefined;
  // `withA(config)` and `withA({ … })(config)`: what a package's wrapper adds is its own affair, never these.
  for (const argument of config.node.arguments) {
    const found = literalIn(childPlace(config, argument), key, project, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `config.output = 'standalone'` behind the object. */
function findAssigned(config: Place, key: string, project: Project): Place | undefined {
  for (const place of config.program.all('AssignmentExpression')) {
    const { left, right, operator } = place.node;
    if (operator !== '=' || left.type !== 'MemberExpression' || keyOf(left.property, left.computed) !== key) continue;
    const object = childPlace(childPlace(place, left), left.object);
    if (follow(object, project).place.node === config.node) return childPlace(place, right);
  }
  return undefined;
}
