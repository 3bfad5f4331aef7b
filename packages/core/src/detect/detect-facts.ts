import { userError } from '../errors/index.ts';
import type { Detection, Detector } from '../frameworks/define-detector.ts';
import { detectors } from '../frameworks/detectors.gen.ts';
import type { Configuration, Facts, ServiceFacts } from '../model/index.ts';
import { byCodeUnit, joinPath, type Repository } from '../repository/repository.ts';
import { findServiceFolders, type ServiceFolder } from '../source/service-folder.ts';
import { findWorkspaces } from '../workspaces/find-workspaces.ts';
import { chooseFramework } from './choose-framework.ts';
import { describeService } from './describe-service.ts';
import { findCalls } from './find-calls.ts';
import { nameServices } from './name-services.ts';
import { describeTree } from './tree-facts.ts';
import { findOtherLanguages, type UnsupportedFact } from './unsupported.ts';

/** A folder in which a detector won. */
export interface RecognisedFolder {
  folder: ServiceFolder;
  detector: Detector;
  detection: Detection;
  /** Detectors that match as well and that nothing decides between. */
  undecided: ServiceFacts['undecided'];
}

/**
 * Reads what the repository is. The same files give the same facts, whatever the order in which they are listed.
 * @throws EMPTY_FOLDER, NOT_A_PROJECT, UNSUPPORTED_FRAMEWORK when nothing in it is a service; MANIFEST_BROKEN; SYMLINK_OUTSIDE
 */
export async function detectFacts(repository: Repository, configuration: Configuration = {}): Promise<Facts> {
  if (repository.files.length === 0 && repository.outsideLinks.length === 0)
    throw userError('EMPTY_FOLDER', { name: repository.name });
  const ignored = (configuration.ignore ?? []).map((folder) => joinPath('.', folder));
  const folders = await findServiceFolders(repository, ignored);
  const unsupported: UnsupportedFact[] = [];
  const recognised: RecognisedFolder[] = [];
  for (const folder of folders) {
    const choice = await chooseFramework(folder, configuration);
    if (choice === undefined) continue;
    if ('refused' in choice) unsupported.push(choice.refused);
    else recognised.push({ folder, ...choice });
  }
  const taken = new Set([...recognised.map(({ folder }) => folder.path), ...unsupported.map(({ path }) => path)]);
  unsupported.push(...(await findOtherLanguages(repository, taken, ignored)));
  if (recognised.length === 0) throw refusal(repository, unsupported);

  const names = nameServices(
    recognised.map(({ folder }) => folder),
    configuration,
    repository.name,
  );
  const workspaces = await findWorkspaces(repository, ignored);
  const services: ServiceFacts[] = [];
  for (const [index, folder] of recognised.entries()) {
    const described = await describeService(folder, names[index] as ServiceFacts['name'], workspaces);
    services.push(described.service);
    unsupported.push(...described.unsupported);
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
      recognised.map(({ folder }) => folder),
    )),
  };
}

/** Why a repository without any service can't be worked with. */
function refusal(repository: Repository, unsupported: readonly UnsupportedFact[]): Error {
  const [first] = [...unsupported].sort((a, b) => byCodeUnit(a.path, b.path));
  const names = Object.values(detectors as Record<string, Detector>).map(({ name }) => name);
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
      'package.json, requirements.txt or pyproject.toml in folders down to four levels',
      `frameworks: ${names.join(', ')}`,
    ],
  });
}
