import { ownDefaults } from '../frameworks/defaults-of.ts';
import type { EnvironmentFact, Fact, Facts, Question, ServiceFacts, Workspace } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import { findExposedPort, findExposedPorts } from '../source/existing-dockerfile.ts';
import { installationFacts } from '../workspaces/installation-facts.ts';
import { findDatastores } from './find-datastores.ts';
import { findInstallationVariables } from './find-installation-variables.ts';
import { findCredentials } from './find-secret-files.ts';
import { findWrites } from './find-writes.ts';
import type { RecognisedProcess } from './recognised-process.ts';
import {
  askAboutExposed,
  askAboutStated,
  findStated,
  type Stated,
  statedPort,
  withStated,
} from './stated-by-compose.ts';

/** The facts of one service: what its detector proved, and what every service of its language has. `calls` is left empty. */
export async function describeService(
  { folder, language, detector, detection, undecided, first }: RecognisedProcess,
  name: Fact<string>,
  workspaces: readonly Workspace[],
): Promise<{ service: ServiceFacts; unsupported: Facts['unsupported'] }> {
  const { reading } = language;
  const { version, source, traits, entryPoints, shape } = detection;
  const { listens, inBrowsers } = shapeOf({ shape });
  const manager = installationFacts(workspaces, folder.path, language.id);
  const stated = detection.ownImage === undefined && first ? await findStated(folder) : undefined;
  const all = withStated(withSet(reading.findEnvironment(folder), detection.environment), stated);
  // A process that doesn't listen shares the code that would read its port.
  const own = inBrowsers ? all.filter((variable) => variable.public) : all;
  const environment = listens ? own : own.filter((variable) => variable.name !== detection.portVariable?.value);
  const stores = inBrowsers ? { datastores: [], unsupported: [] } : await findDatastores(folder, language, environment);
  const questions = await openQuestions({ folder, detector, detection, first }, stated);
  // What installing reads lies where the lockfile does.
  const { workspace } = manager;
  const credentials = await findCredentials(folder.repository, workspace, manager.packageManager?.value.id);
  const variables = await findInstallationVariables(folder.repository, workspace, manager.packageManager?.value.id);
  const service: ServiceFacts = {
    path: folder.path,
    name,
    framework: { id: detector.id, name: detector.name, ...optional('version', version), source },
    ...optional('undecided', undecided),
    language: language.id,
    ...optional('languageVersion', await reading.findVersion(folder)),
    workspace: manager.workspace,
    ...optional('packageManager', manager.packageManager),
    ...optional('lockfile', manager.lockfile),
    ...(credentials.length === 0 ? {} : { credentials }),
    ...(variables.length === 0 ? {} : { installationVariables: variables }),
    scripts: scriptsOf(reading.findScripts(folder), first),
    environment,
    datastores: stores.datastores,
    ...optional('migrations', first && !inBrowsers ? await reading.findMigrations(folder, workspace) : undefined),
    ...optional('tests', first ? await reading.findTests(folder, manager.packageManager?.value.id) : undefined),
    nativeAddons: await reading.findNativeAddons(folder, manager.lockfile?.value),
    writes: inBrowsers ? [] : findWrites(folder, reading),
    calls: [],
    ...(listens ? await reachedBy(folder, detection, first ? { stated } : undefined) : {}),
    shape,
    entryPoints,
    ...optional('command', detection.command),
    ...optional('outputDirectory', detection.outputDirectory),
    ...optional('buildScript', detection.buildScript),
    ...(questions.length === 0 ? {} : { questions }),
    ...optional('proxies', detection.proxies),
    ...optional('ownImage', detection.ownImage),
    traits: { ...ambiguousLockfiles(manager.ambiguous), ...reading.findTraits(folder), ...traits },
  };
  return {
    service,
    unsupported: [...(manager.unsupported === undefined ? [] : [manager.unsupported]), ...stores.unsupported],
  };
}

/** What the detector asks, and what the code and other files of the repository say differently. */
async function openQuestions(
  { folder, detector, detection, first }: Pick<RecognisedProcess, 'folder' | 'detector' | 'detection' | 'first'>,
  stated: Stated | undefined,
): Promise<Question[]> {
  const own = detection.questions ?? [];
  const { listens, inBrowsers } = shapeOf(detection);
  if (!listens) return own;
  const asked = [...own, ...askAboutStated(stated, detection)];
  const isTold = ownDefaults(detector.id).portInCommand === true || asked.some(({ subject }) => subject === 'port');
  if (!first || inBrowsers || isTold || detection.ownImage !== undefined) return asked;
  return [...asked, ...askAboutExposed(await findExposedPorts(folder), detection, stated)];
}

/** What the code reads, with what the start command sets of it and beside it. */
function withSet(read: readonly EnvironmentFact[], set: readonly EnvironmentFact[] = []): EnvironmentFact[] {
  const known = new Map(read.map((variable) => [variable.name, variable]));
  for (const variable of set)
    known.set(variable.name, { ...variable, ...known.get(variable.name), ...setOf(variable) });
  return [...known.values()].sort((a, b) => byCodeUnit(a.name, b.name));
}

function setOf({ set }: EnvironmentFact): Pick<EnvironmentFact, 'set'> {
  return set === undefined ? {} : { set };
}

/** A folder is built once for all of its processes; the other scripts start and test the first of them. */
function scriptsOf(scripts: ServiceFacts['scripts'], first: boolean): ServiceFacts['scripts'] {
  return first ? scripts : Object.fromEntries(Object.entries(scripts).filter(([name]) => name === 'build'));
}

/** Where a listening process is found, and the routes that answer for its health. */
async function reachedBy(
  folder: RecognisedProcess['folder'],
  { port, portVariable, liveness, readiness, shape }: RecognisedProcess['detection'],
  own: { stated: Stated | undefined } | undefined,
): Promise<Partial<ServiceFacts>> {
  const beside =
    own === undefined || shapeOf({ shape }).inBrowsers
      ? undefined
      : (statedPort(own.stated) ?? (await findExposedPort(folder)));
  return {
    ...optional('port', port ?? beside),
    ...optional('portVariable', portVariable),
    ...optional('liveness', liveness),
    ...optional('readiness', readiness),
  };
}

function ambiguousLockfiles(files: readonly string[] | undefined): ServiceFacts['traits'] {
  if (files === undefined) return {};
  return {
    ambiguousLockfiles: { value: files.join(', '), source: { file: files[0] as string }, certainty: 'certain' },
  };
}

/** A member that is absent when the value is: the documents have no `undefined`. */
function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
