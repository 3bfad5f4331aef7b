import type { ServiceFacts } from '../../model/index.ts';
import type { NodeFolder } from './node-folder.ts';

/** How the service's tests are run; `undefined` when it has none that can be recognised. */
export async function findTests({ manifest }: NodeFolder, packageManager = 'npm'): Promise<ServiceFacts['tests']> {
  const script = manifest.script('test');
  // What `npm init` writes.
  if (script === undefined || /no test specified/.test(script.value)) return undefined;
  return { value: { command: [packageManager, 'test'] }, source: script.source, certainty: 'certain' };
}
