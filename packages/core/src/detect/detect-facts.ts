import { userError } from '../errors/index.ts';
import { supportedFrameworks } from '../frameworks/supported-frameworks.ts';
import { supportedLanguages } from '../languages/language-of.ts';
import type { Configuration, Facts, ServiceFacts } from '../model/index.ts';
import { byCodeUnit, joinPath, type Repository } from '../repository/repository.ts';
import { findServiceFolders } from '../source/service-folder.ts';
import { findSiteFolders } from '../source/site-folders.ts';
import { findWorkspaces } from '../workspaces/find-workspaces.ts';
import { describeService } from './describe-service.ts';
import { findCalls } from './find-calls.ts';
import { findOtherLanguages } from './find-other-languages.ts';
import { nameServices } from './name-services.ts';
import { recogniseProcesses } from './recognise-processes.ts';
import type { RecognisedProcess } from './recognised-process.ts';
import { describeTree } from './tree-facts.ts';

type UnsupportedFact = Facts['unsupported'][number];

/**
 * Reads what the repository is. The same files give the same facts, whatever the order in which they are listed.
 * @throws EMPTY_FOLDER, NOT_A_PROJECT, UNSUPPORTED_FRAMEWORK when nothing in it is a service; MANIFEST_BROKEN; SYMLINK_OUTSIDE
 */
export async function detectFacts(repository: Repository, configuration: Configuration = {}): Promise<Facts> {
  if (repository.files.length === 0 && repository.outsideLinks.length === 0)
    throw userError('EMPTY_FOLDER', { name: repository.name });
  const { processes, unsupported } = await recognise(repository, configuration);
  if (processes.length === 0) throw refusal(repository, unsupported);

  const names = nameServices(processes, configuration, repository.name);
  const workspaces = await findWorkspaces(repository, ignoredFolders(configuration));
  const services: ServiceFacts[] = [];
  for (const [index, process] of processes.entries()) {
    const described = await describeService(process, names[index] as ServiceFacts['name'], workspaces);
    services.push(described.service);
    if (process.first) unsupported.push(...described.unsupported);
  }
  services.sort((a, b) => byCodeUnit(a.name.value, b.name.value));
  return {
    schemaVersion: 1,
    name: configuration.name ?? repository.name,
    workspaces: workspaces.filter(({ root, language }) =>
      services.some((service) => service.workspace === root && service.language === language),
    ),
    services: services.map((service) => ({ ...service, calls: findCalls(service, services) })),
    unsupported: unsupported.sort((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.name, b.name)),
    ...(await describeTree(
      repository,
      processes.filter(({ first }) => first),
    )),
  };
}

/** Every process that a recipe can build, and what is known by name only. */
async function recognise(
  repository: Repository,
  configuration: Configuration,
): Promise<{ processes: RecognisedProcess[]; unsupported: UnsupportedFact[] }> {
  const ignored = ignoredFolders(configuration);
  const unsupported: UnsupportedFact[] = [];
  const processes: RecognisedProcess[] = [];
  const folders = findServiceFolders(repository, manifests, ignored);
  for (const folder of [...folders, ...findSiteFolders(repository, folders, ignored)]) {
    const found = await recogniseProcesses(folder, configuration);
    if (found === undefined) continue;
    if ('refused' in found) unsupported.push(found.refused);
    else processes.push(...found);
  }
  const taken = new Set([...processes.map(({ folder }) => folder.path), ...unsupported.map(({ path }) => path)]);
  unsupported.push(...(await findOtherLanguages(repository, taken, ignored)));
  return { processes, unsupported };
}

function ignoredFolders({ ignore = [] }: Configuration): string[] {
  return ignore.map((folder) => joinPath('.', folder));
}

const manifests = supportedLanguages.flatMap((language) => language.manifests);

/** Why a repository without any service can't be worked with. */
function refusal(repository: Repository, unsupported: readonly UnsupportedFact[]): Error {
  const [first] = [...unsupported].sort((a, b) => byCodeUnit(a.path, b.path));
  const names = supportedFrameworks.map(({ name }) => name);
  if (first !== undefined) {
    const { file, line } = first.source;
    const place = line === undefined ? file : `${file}:${line}`;
    return userError('UNSUPPORTED_FRAMEWORK', { name: first.name, path: first.path, file: place, supported: names });
  }
  const [link] = repository.outsideLinks;
  if (link !== undefined) return userError('SYMLINK_OUTSIDE', { link: link.path, target: link.target });
  return userError('NOT_A_PROJECT', {
    name: repository.name,
    files: repository.files.length,
    looked: [
      `${manifests.slice(0, -1).join(', ')} or ${manifests.at(-1)} in folders down to four levels`,
      `frameworks: ${names.join(', ')}`,
    ],
  });
}
