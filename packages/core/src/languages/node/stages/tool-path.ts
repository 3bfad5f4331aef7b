import type { ServicePlan } from '../../../model/index.ts';
import { folderInImage, placeInImage } from '../../../text/path.ts';

/** The search path with the tools that are installed for the service: its own, those of its schema's package, the workspace's. */
export function toolPath(service: ServicePlan): string {
  const { prismaPackage } = service.traits;
  const holder = typeof prismaPackage === 'string' ? [placeInImage(service, prismaPackage)] : [];
  const folders = new Set([folderInImage(service), ...holder, '/app']);
  return [...[...folders].map((folder) => `${folder}/node_modules/.bin`), '$PATH'].join(':');
}
