import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { type HealthRoute, isHealthPath } from '../../source/health-routes.ts';

/** Route handlers of the app router and API routes of the pages router that are named like health routes. */
export function findNextHealthRoutes(folder: NodeFolder, basePath: string): HealthRoute[] {
  return folder.javaScript.flatMap(({ file, text }) => {
    const relative = (folder.path === '.' ? file : file.slice(folder.path.length + 1)).replace(/^src\//, '');
    const route = /^app\/(.+)\/route\.[jt]s$/.exec(relative)?.[1] ?? /^pages\/(api\/.+)\.[jt]s$/.exec(relative)?.[1];
    if (route === undefined) return [];
    // Folders in parentheses group routes without showing in the path.
    const path = `/${route
      .split('/')
      .filter((part) => !/^\(.*\)$|^index$/.test(part))
      .join('/')}`;
    if (!isHealthPath(path)) return [];
    const body = /export\s+(?:default\b|(?:async\s+)?function\s+GET\b|const\s+GET\b)[\s\S]*/.exec(text)?.[0];
    return body === undefined ? [] : [{ path: `${basePath}${path}`, source: { file }, handler: body, pathKnown: true }];
  });
}
