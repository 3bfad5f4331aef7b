import { userError } from '../errors/index.ts';
import { supportedFrameworks } from '../frameworks/supported-frameworks.ts';
import type { Configuration, Facts, OmittedFolder, ServiceFacts } from '../model/index.ts';
import { describeOmitted } from '../refusals/describe-omitted.ts';
import { groupUnsupported, unsupportedError } from '../refusals/unsupported.ts';
import { byCodeUnit, type Repository } from '../repository/repository.ts';
import { findWorkspaces } from '../workspaces/find-workspaces.ts';
import { describeService } from './describe-service.ts';
import { findCalls } from './find-calls.ts';
import { nameServices } from './name-services.ts';
import { ignoredFolders, manifestNames, recogniseTree } from './recognise-tree.ts';
import { describeTree } from './tree-facts.ts';

type UnsupportedFact = Facts['unsupported'][number];

/**
 * Reads what the repository is. The same files give the same facts, whatever the order in which they are listed.
 * @throws EMPTY_FOLDER, NOT_A_PROJECT, UNSUPPORTED_FRAMEWORK when nothing in it is a service; MANIFEST_BROKEN; SYMLINK_OUTSIDE
 */
export async function detectFacts(repository: Repository, configuration: Configuration = {}): Promise<Facts> {
  if (repository.files.length === 0 && repository.outsideLinks.length === 0)
    throw userError('EMPTY_FOLDER', { name: repository.name });
  const workspaces = await findWorkspaces(repository, ignoredFolders(configuration));
  const { processes, unsupported, omitted } = await recogniseTree(repository, configuration, workspaces);
  if (processes.length === 0) throw refusal(repository, unsupported, omitted);

  const names = nameServices(processes, configuration, repository.name);
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
    ...(omitted.length === 0 ? {} : { omitted }),
    unsupported: unsupported.sort((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.name, b.name)),
    ...(await describeTree(
      repository,
      processes.filter(({ first }) => first),
    )),
  };
}

/** Why a repository without any service can't be worked with: every cause at once. */
function refusal(
  repository: Repository,
  unsupported: readonly UnsupportedFact[],
  omitted: readonly OmittedFolder[],
): Error {
  const names = supportedFrameworks.map(({ name }) => name);
  if (unsupported.length > 0) {
    const sorted = [...unsupported].sort((a, b) => byCodeUnit(a.path, b.path));
    return unsupportedError(groupUnsupported(sorted));
  }
  const [link] = repository.outsideLinks;
  if (link !== undefined) return userError('SYMLINK_OUTSIDE', { link: link.path, target: link.target });
  return userError('NOT_A_PROJECT', {
    name: repository.name,
    files: repository.files.length,
    looked: [
      `${manifestNames.slice(0, -1).join(', ')} or ${manifestNames.at(-1)} in folders down to four levels`,
      `frameworks: ${names.join(', ')}`,
    ],
    omitted: describeOmitted(omitted),
  });
}
