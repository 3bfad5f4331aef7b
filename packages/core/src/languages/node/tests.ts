import type { ServiceFacts } from '../../model/index.ts';
import { packageManagerById } from '../../package-managers/known.ts';
import type { NodeFolder } from './node-folder.ts';

/** How the service's tests are run by its package manager; `undefined` when it has no script for them. */
export function findNodeTests({ manifest }: NodeFolder, manager: string): ServiceFacts['tests'] {
  const script = manifest.script('test');
  // What `npm init` writes.
  if (script === undefined || /no test specified/.test(script.value)) return undefined;
  // `bun test` is another thing than the script.
  const command = packageManagerById(manager)?.installation?.runScript?.('test') ?? [manager, 'test'];
  return { value: { command }, source: script.source, certainty: 'certain' };
}
