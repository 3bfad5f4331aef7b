import type { HealthRoute } from '../../source/health-routes.ts';
import type { SourceFile } from '../../source/sources.ts';
import { keyOf } from './source/bindings.ts';
import { follow } from './source/follow.ts';
import { childPlace, isAt, type Place, sourceOf } from './source/place.ts';
import { placesOf, readProgram } from './source/program.ts';
import { type Project, projectOf } from './source/project.ts';

/** `Bun.serve({ port, fetch })` */
export function findBunServes(sources: readonly SourceFile[]): Place[] {
  return placesOf(sources, (text) => /\bBun\s*\.\s*serve\b/.test(text), 'CallExpression').filter(isBunServe);
}

export function isBunServe({ node }: Place): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object, property, computed } = node.callee;
  return object.type === 'Identifier' && object.name === 'Bun' && keyOf(property, computed) === 'serve';
}

/** What Bun serves of a file that it starts: `export default { port, fetch }`, also where it was made elsewhere. */
export function findServedExport(sources: readonly SourceFile[], file: string): Place | undefined {
  const source = sources.find((one) => one.file === file);
  const project = projectOf(sources);
  const exported = source === undefined ? undefined : project.exportOf(readProgram(source), 'default');
  return exported?.path.length === 0 ? follow(exported.place, project).place : undefined;
}

/** Keys of `routes`: `{ '/health': new Response('ok') }`. */
export function findServedRoutes(sources: readonly SourceFile[]): HealthRoute[] {
  const project = projectOf(sources);
  return findBunServes(sources).flatMap((call) => routesOf(call, project));
}

function routesOf(call: Place, project: Project): HealthRoute[] {
  const [first] = call.node.type === 'CallExpression' ? call.node.arguments : [];
  if (first === undefined) return [];
  const options = follow(childPlace(call, first), project).place;
  const routes = follow(options, project, ['routes']).place;
  if (!isAt(routes, 'ObjectExpression')) return [];
  return routes.node.properties.flatMap((property) => {
    const path = property.type === 'SpreadElement' ? undefined : keyOf(property.key, property.computed);
    if (path === undefined) return [];
    const place = childPlace(routes, property);
    return [{ path, source: sourceOf(place), handler: place.program.codeOf(place), pathKnown: true }];
  });
}
