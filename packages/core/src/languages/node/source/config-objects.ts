import { calleeOf, follow, returnOf } from './follow.ts';
import { childPlace, isCall, isFunction, type Place } from './place.ts';
import type { Project } from './project.ts';

/** Wrappers stand around wrappers: `withA(withB(config))`. */
const maxDepth = 8;

/** What may be a tool's configuration: what is exported, what a function returns, what a package's wrapper is given. */
export function configObjects(exported: Place, project: Project, depth = 0): Place[] {
  if (depth > maxDepth) return [];
  const config = follow(exported, project).place;
  if (isFunction(config)) {
    const returned = returnOf(config);
    return returned === undefined ? [config] : [config, ...configObjects(returned, project, depth + 1)];
  }
  if (!isCall(config) || calleeOf(config, project) !== undefined) return [config];
  // `withA(config)` and `withA({ … })(config)`: what a package's wrapper adds is its own affair.
  return [
    config,
    ...config.node.arguments.flatMap((argument) => configObjects(childPlace(config, argument), project, depth + 1)),
  ];
}
