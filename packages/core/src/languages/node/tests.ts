import type { ServiceFacts } from '../../model/index.ts';
import type { NodeFolder } from './node-folder.ts';

/** How the service's tests are run by its package manager; `undefined` when it has no script for them. */
export function findNodeTests({ manifest }: NodeFolder, manager: string): ServiceFacts['tests'] {
  const script = manifest.script('test');
  // What `npm init` writes.
  if (script === undefined || /no test specified/.test(script.value)) return undefined;
  return { value: { command: [manager, 'test'] }, source: script.source, certainty: 'certain' };
}
