import { findNodeEnvironment } from '../languages/node/environment.ts';
import { findPythonEnvironment } from '../languages/python/environment.ts';
import type { Fact, ServiceFacts } from '../model/index.ts';
import { findExposedPort } from '../source/existing-dockerfile.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import type { RecognisedFolder } from './detect-facts.ts';
import { findDatastores } from './find-datastores.ts';
import { findMigrations } from './find-migrations.ts';
import { findNativeAddons } from './find-native-addons.ts';
import { findPackageManager } from './find-package-manager.ts';
import { findTests } from './find-tests.ts';
import { findWrites } from './find-writes.ts';
import { findNodeVersion, findPythonVersion } from './language-version.ts';
import type { UnsupportedFact } from './unsupported.ts';

const relevantScripts = ['build', 'dev', 'start', 'start:prod', 'test'];

/** The facts of one service: what its detector proved, and what every service of its language has. `calls` is left empty. */
export async function describeService(
  { folder, detector, detection, undecided }: RecognisedFolder,
  name: Fact<string>,
): Promise<{ service: ServiceFacts; unsupported: UnsupportedFact[] }> {
  const { language } = detector;
  const sources = language === 'node' ? folder.javaScript : folder.pythonSources;
  const environment = language === 'node' ? findNodeEnvironment(sources) : findPythonEnvironment(sources);
  const manager = await findPackageManager(folder, language);
  const stores = await findDatastores(folder, language, environment);
  const { version, source, traits, port, ...proved } = detection;
  const lockfiles: ServiceFacts['traits'] =
    manager.ambiguous === undefined
      ? {}
      : {
          ambiguousLockfiles: {
            value: manager.ambiguous.join(', '),
            source: { file: manager.ambiguous[0] as string },
            certainty: 'certain',
          },
        };
  const service: ServiceFacts = {
    path: folder.path,
    name,
    framework: { id: detector.id, name: detector.name, ...optional('version', version), source },
    ...optional('undecided', undecided),
    language,
    ...optional('languageVersion', await (language === 'node' ? findNodeVersion(folder) : findPythonVersion(folder))),
    ...optional('packageManager', manager.packageManager),
    ...optional('lockfile', manager.lockfile),
    scripts: findScripts(folder),
    environment,
    datastores: stores.datastores,
    ...optional('migrations', await findMigrations(folder)),
    ...optional('tests', await findTests(folder, language, manager.packageManager?.value.id)),
    nativeAddons: await findNativeAddons(folder, manager.lockfile?.value),
    writes: findWrites(sources, language),
    calls: [],
    ...optional('port', port ?? (detection.role === 'server' ? await findExposedPort(folder) : undefined)),
    ...proved,
    traits: { ...lockfiles, ...pinning(folder, language), ...traits },
  };
  return {
    service,
    unsupported: [...(manager.unsupported === undefined ? [] : [manager.unsupported]), ...stores.unsupported],
  };
}

/** Whether a requirements file fixes every version, and every file by its hash. */
function pinning({ python }: ServiceFolder, language: 'node' | 'python'): ServiceFacts['traits'] {
  if (language !== 'python' || python?.requirementsFile === undefined || python.requirements.length === 0) return {};
  const { requirements } = python;
  const loose = requirements.find(({ specifier }) => !/^={2,3}\s*[^*,]+$/.test(specifier));
  const unhashed = requirements.find(({ hashed }) => !hashed);
  const at = (line: number | undefined) => ({
    file: python.requirementsFile as string,
    ...(line === undefined ? {} : { line }),
  });
  return {
    pinned: { value: loose === undefined, source: at(loose?.line), certainty: 'certain' },
    hashed: { value: unhashed === undefined, source: at(unhashed?.line), certainty: 'certain' },
  };
}

function findScripts({ manifest }: ServiceFolder): ServiceFacts['scripts'] {
  return Object.fromEntries(
    relevantScripts.flatMap((name) => {
      const script = manifest?.script(name);
      return script === undefined ? [] : [[name, script]];
    }),
  );
}

/** A member that is absent when the value is: the documents have no `undefined`. */
function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
