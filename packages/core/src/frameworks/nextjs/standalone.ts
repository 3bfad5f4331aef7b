import type { ServicePlan } from '../../model/index.ts';
import { fromRoot } from '../../text/path.ts';

/** Where `output: 'standalone'` puts the server and what it reaches, as a tree from the folder of the lockfile on. */
export const STANDALONE = '.next/standalone';

/** The server in it: Next.js takes the folder of the lockfile for the root, so that a workspace's member lies deeper. */
export function serverFolder(service: ServicePlan): string {
  const place = fromRoot(service, service.path);
  return place === '.' ? STANDALONE : `${STANDALONE}/${place}`;
}
