import { findPythonTests } from '../languages/python/tests.ts';
import type { ServiceFacts } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** How the service's tests are run; `undefined` when it has none that can be recognised. */
export async function findTests(
  folder: ServiceFolder,
  language: 'node' | 'python',
  manager: string | undefined,
): Promise<ServiceFacts['tests']> {
  return language === 'node' ? findNodeTests(folder, manager ?? 'npm') : findPythonTests(folder);
}

function findNodeTests({ manifest }: ServiceFolder, manager: string): ServiceFacts['tests'] {
  const script = manifest?.script('test');
  // What `npm init` writes.
  if (script === undefined || /no test specified/.test(script.value)) return undefined;
  return { value: { command: [manager, 'test'] }, source: script.source, certainty: 'certain' };
}
