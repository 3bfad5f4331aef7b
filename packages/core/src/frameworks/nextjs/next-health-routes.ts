import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { follow } from '../../languages/node/source/follow.ts';
import { readProgram } from '../../languages/node/source/program.ts';
import { projectOf } from '../../languages/node/source/project.ts';
import { type HealthRoute, isHealthPath } from '../../source/health-routes.ts';

/** Route handlers of the app router and API routes of the pages router that are named like health routes. */
export function findNextHealthRoutes(folder: NodeFolder, basePath: string): HealthRoute[] {
  const project = projectOf(folder.javaScript);
  return folder.javaScript.flatMap((source) => {
    const { file } = source;
    const relative = (folder.path === '.' ? file : file.slice(folder.path.length + 1)).replace(/^src\//, '');
    const app = /^app\/(.+)\/route\.[jt]s$/.exec(relative)?.[1];
    const route = app ?? /^pages\/(api\/.+)\.[jt]s$/.exec(relative)?.[1];
    if (route === undefined) return [];
    // Folders in parentheses group routes without showing in the path.
    const path = `/${route
      .split('/')
      .filter((part) => !/^\(.*\)$|^index$/.test(part))
      .join('/')}`;
    if (!isHealthPath(path)) return [];
    const handler = project.exportOf(readProgram(source), app === undefined ? 'default' : 'GET');
    if (handler === undefined) return [];
    const { place } = follow(handler.place, project, handler.path);
    const code = place.program.codeOf(place);
    return [{ path: `${basePath}${path}`, source: { file }, handler: code, pathKnown: true }];
  });
}
