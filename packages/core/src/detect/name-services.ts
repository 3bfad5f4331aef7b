import type { Configuration, Fact, ServiceConfiguration } from '../model/index.ts';
import { joinPath, projectName } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** The entry of seaworthy.yaml that describes this folder by its `path`. */
export function configuredFolder(
  folder: ServiceFolder,
  configuration: Configuration,
): { name: string; service: ServiceConfiguration } | undefined {
  for (const [name, service] of Object.entries(configuration.services ?? {})) {
    if (service.path !== undefined && joinPath('.', service.path) === folder.path) return { name, service };
    // An entry without a path describes the folder that has its name.
    if (service.path === undefined && folder.path.split('/').at(-1) === name) return { name, service };
  }
  return undefined;
}

/** A unique name for each folder: seaworthy.yaml's, the folder's, the manifest's, or the whole path. */
export function nameServices(
  folders: readonly ServiceFolder[],
  configuration: Configuration,
  repositoryName: string,
): Fact<string>[] {
  const short = folders.map((folder) => shortName(folder, repositoryName));
  return folders.map((folder, index) => {
    const file =
      folder.manifest?.file ?? folder.python?.pyproject?.file ?? folder.python?.requirementsFile ?? folder.path;
    const configured = configuredFolder(folder, configuration);
    if (configured?.service.path !== undefined) {
      return { value: configured.name, source: { file: 'seaworthy.yaml' }, certainty: 'certain' };
    }
    const name = short[index] as string;
    const unique = short.filter((other) => other === name).length === 1;
    return { value: unique ? name : projectName(folder.path), source: { file }, certainty: 'certain' };
  });
}

function shortName(folder: ServiceFolder, repositoryName: string): string {
  if (folder.path !== '.') return projectName(folder.path.split('/').at(-1) ?? folder.path);
  const written = folder.manifest?.name ?? folder.python?.pyproject?.get('project', 'name');
  return typeof written === 'string' ? projectName(written.replace(/^@[^/]*\//, '')) : repositoryName;
}
