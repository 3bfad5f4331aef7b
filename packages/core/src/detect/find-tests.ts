import { findNodeTests } from '../languages/node/tests.ts';
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
