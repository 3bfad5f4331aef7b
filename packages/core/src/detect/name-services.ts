import type { Configuration, Fact, ServiceConfiguration } from '../model/index.ts';
import { joinPath, projectName } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import type { RecognisedProcess } from './recognised-process.ts';

/** An entry of seaworthy.yaml. */
export interface ConfiguredService {
  name: string;
  service: ServiceConfiguration;
}

/** The entry of seaworthy.yaml that describes what was found in this folder, by its `path` or its name. */
export function configuredFolder(folder: ServiceFolder, configuration: Configuration): ConfiguredService | undefined {
  return entriesOf(folder, configuration).find((entry) => !isDeclared(folder, entry));
}

/** True when seaworthy.yaml describes the folder by its path. */
export function isConfigured(folder: Pick<ServiceFolder, 'path'>, configuration: Configuration): boolean {
  return entriesOf(folder, configuration).some(({ service }) => service.path !== undefined);
}

/** True when seaworthy.yaml, or whoever runs this, wants to keep the folder's Dockerfile. `byName`: this folder's alone. */
export function wantsAdoption(
  folder: Pick<ServiceFolder, 'path'>,
  configuration: Configuration,
  { byName = false }: { byName?: boolean } = {},
): boolean {
  const own = entriesOf(folder, configuration).find((entry) => !isDeclared(folder, entry))?.service;
  return own?.adopt ?? (own?.framework === undefined && !byName && configuration.adopt === true);
}

/** The entries that each add a process to those which were found in the folder. */
export function declaredProcesses(folder: ServiceFolder, configuration: Configuration): ConfiguredService[] {
  return entriesOf(folder, configuration).filter((entry) => isDeclared(folder, entry));
}

function entriesOf(folder: Pick<ServiceFolder, 'path'>, configuration: Configuration): ConfiguredService[] {
  return Object.entries(configuration.services ?? {})
    .map(([name, service]) => ({ name, service }))
    .filter(({ name, service: { path } }) =>
      // An entry without a path describes the folder that has its name.
      path === undefined ? folder.path.split('/').at(-1) === name : joinPath('.', path) === folder.path,
    );
}

/** A path, a shape and what to start make a process of its own, unless the folder's own name stands over them. */
function isDeclared(
  folder: Pick<ServiceFolder, 'path'>,
  { name, service: { path, shape, entryPoint } }: ConfiguredService,
): boolean {
  return (
    path !== undefined && shape !== undefined && entryPoint !== undefined && name !== folder.path.split('/').at(-1)
  );
}

/**
 * A unique name for each process: seaworthy.yaml's, the folder's, the manifest's, or the whole path. A folder's second
 * process has its own name behind the folder's.
 */
export function nameServices(
  processes: readonly RecognisedProcess[],
  configuration: Configuration,
  repositoryName: string,
): Fact<string>[] {
  const short = processes.map((process) => shortName(process, repositoryName));
  return processes.map((process, index) => {
    const configured = process.declared ?? (process.first ? configuredName(process.folder, configuration) : undefined);
    if (configured !== undefined)
      return { value: configured, source: { file: 'seaworthy.yaml' }, certainty: 'certain' };
    const { file } = process.language.reading.project(process.folder);
    const name = short[index] as string;
    const unique = short.filter((other) => other === name).length === 1;
    return { value: unique ? name : longName(process), source: { file }, certainty: 'certain' };
  });
}

function configuredName(folder: ServiceFolder, configuration: Configuration): string | undefined {
  const configured = configuredFolder(folder, configuration);
  return configured?.service.path === undefined ? undefined : configured.name;
}

function shortName(process: RecognisedProcess, repositoryName: string): string {
  const { folder, language, declared } = process;
  if (declared !== undefined) return declared;
  const { name: given, called } = language.reading.project(folder);
  const written = folder.path === '.' || called === true ? given : folder.path.split('/').at(-1);
  return withProcess(process, written === undefined ? repositoryName : projectName(written));
}

function longName(process: RecognisedProcess): string {
  return withProcess(process, projectName(process.folder.path));
}

function withProcess({ detection }: RecognisedProcess, name: string): string {
  return detection.process === undefined ? name : `${name}-${projectName(detection.process)}`;
}
