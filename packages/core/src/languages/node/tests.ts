import type { ServiceFacts } from '../../model/index.ts';
import { packageManagerById } from '../../package-managers/known.ts';
import type { NodeFolder } from './node-folder.ts';

/** How the service's tests are run by its package manager; `undefined` when it has no script for them. */
export async function findNodeTests(folder: NodeFolder, manager: string): Promise<ServiceFacts['tests']> {
  const script = folder.manifest.script('test');
  // What `npm init` writes.
  if (script === undefined || /no test specified/.test(script.value))
    return manager === 'bun' ? findBunTests(folder) : undefined;
  // `bun test` is another thing than the script.
  const command = packageManagerById(manager)?.installation?.runScript?.('test') ?? [manager, 'test'];
  return { value: { command }, source: script.source, certainty: 'certain' };
}

/** Bun runs tests by itself; which files are meant for it they say by what they import. */
async function findBunTests({ files, repository }: NodeFolder): Promise<ServiceFacts['tests']> {
  for (const file of files.filter((path) => /[._](?:test|spec)\.[cm]?[jt]sx?$/.test(path))) {
    if (!/from ['"]bun:test['"]/.test((await repository.readText(file)) ?? '')) continue;
    return { value: { command: ['bun', 'test'] }, source: { file }, certainty: 'certain' };
  }
  return undefined;
}
