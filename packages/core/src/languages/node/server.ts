import { chooseHealthRoutes } from '../../source/health-routes.ts';
import type { Detection, Refusal } from '../detection.ts';
import { findNodeEntry } from './entry-points.ts';
import { findNodeHealthRoutes } from './health-routes.ts';
import type { NodeFolder } from './node-folder.ts';
import { findNodePort } from './port.ts';

/** What all Node servers have in common, whatever library answers their requests. */
export async function describeNodeServer(folder: NodeFolder): Promise<Omit<Detection, 'source' | 'version'> | Refusal> {
  const { entryPoints, outputDirectory, runner } = await findNodeEntry(folder);
  if (runner !== undefined) {
    const name = `TypeScript that is run by ${runner.value} without a build (a build script with tsc, and a start script that runs its output)`;
    return { refused: { kind: 'layout', name, path: folder.path, source: runner.source } };
  }
  const health = chooseHealthRoutes(findNodeHealthRoutes(folder.javaScript));
  return {
    shape: 'server',
    entryPoints,
    ...(outputDirectory === undefined ? {} : { outputDirectory }),
    ...findNodePort(folder),
    ...health,
  };
}
