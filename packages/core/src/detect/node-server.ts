import type { Detection } from '../frameworks/define-detector.ts';
import { chooseHealthRoutes } from './health-routes.ts';
import { findNodeEntry } from './node-entry-points.ts';
import { findNodeHealthRoutes } from './node-health-routes.ts';
import { findNodePort } from './node-port.ts';
import type { ServiceFolder } from './service-folder.ts';

/** What all Node servers have in common, whatever library answers their requests. */
export async function describeNodeServer(folder: ServiceFolder): Promise<Omit<Detection, 'source' | 'version'>> {
  const { entryPoints, outputDirectory, runner } = await findNodeEntry(folder);
  return {
    role: 'server',
    entryPoints,
    ...(outputDirectory === undefined ? {} : { outputDirectory }),
    ...findNodePort(folder),
    ...chooseHealthRoutes(findNodeHealthRoutes(folder.javaScript)),
    ...(runner === undefined ? {} : { traits: { runner } }),
  };
}
