import { type HealthRoute, isHealthPath } from '../../source/health-routes.ts';
import type { NodeFolder } from './node-folder.ts';

/**
 * Health routes of a framework whose files are routes. `routeOf`: the path that a file answers for with something else than a
 * page, from its name relative to the service; `base`: what stands before each path.
 */
export function findFileRoutes(
  folder: NodeFolder,
  routeOf: (name: string, text: string) => string | undefined,
  base = '',
): HealthRoute[] {
  const prefix = folder.path === '.' ? 0 : folder.path.length + 1;
  return folder.javaScript.flatMap(({ file, text }) => {
    const route = routeOf(file.slice(prefix), text);
    if (route === undefined) return [];
    // Folders in parentheses group routes without showing in the path.
    const parts = route.split('/').filter((part) => part !== '' && part !== 'index' && !/^\(.*\)$/.test(part));
    const path = `/${parts.join('/')}`;
    return isHealthPath(path)
      ? [{ path: `${base.replace(/\/$/, '')}${path}`, source: { file }, handler: text, pathKnown: true }]
      : [];
  });
}
