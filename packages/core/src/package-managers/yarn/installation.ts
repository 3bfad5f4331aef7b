import type { ServicePlan } from '../../model/index.ts';
import { isClassic } from '../asked-version.ts';
import { comesAsSecret } from '../credentials.ts';
import type { Installation, InstallationScope } from '../define-package-manager.ts';
import { inFolder, installedMembers } from '../installed-members.ts';

/** Used where nothing, not even a lockfile, says which Yarn it is. */
const DEFAULT_VERSION = '4.18.1';

/** As root, Yarn 1 keeps its cache in another place than its documentation says; so the folder is told. */
const CLASSIC_CACHE = '/yarn-cache';
/** The folder of later versions that holds the cache. */
const GLOBAL_FOLDER = '/yarn';

export const installation: Installation = {
  credentials: [
    { file: '.npmrc', target: '/app/.npmrc' },
    { file: '.yarnrc.yml', target: '/app/.yarnrc.yml' },
  ],
  expands: ['.npmrc', '.yarnrc.yml'],
  manifests: (service) => [
    'package.json',
    ...(service.packageManager.lockfile === undefined ? [] : ['yarn.lock']),
    ...(comesAsSecret(service, '.npmrc') ? [] : ['.npmrc*']),
  ],
  // Yarn 1 takes what is there.
  needsAllMembers: (service) => !isClassic(versionOf(service)),
  installsMembers: true,
  worksWithoutLockfile: true,
  setUp: (service) => {
    const version = versionOf(service);
    const name = isClassic(version) ? 'yarn' : '@yarnpkg/cli-dist';
    return {
      caches: [{ type: 'cache', id: 'npm', target: '/root/.npm' }],
      // By force, because public images bring some Yarn 1 along.
      commands: [`npm install --global --force ${name}@${version}`],
      ...(isClassic(version) ? {} : { environment: settings }),
    };
  },
  install: (service, scope) =>
    isClassic(versionOf(service))
      ? {
          // Locked: Yarn 1 spoils a cache that two installations write at once.
          caches: [{ type: 'cache', id: 'yarn-classic', target: CLASSIC_CACHE, sharing: 'locked' }],
          commands: [installClassic(service, scope)],
        }
      : {
          caches: [{ type: 'cache', id: 'yarn', target: GLOBAL_FOLDER }],
          commands: installModern(service, scope),
        },
  runScript: (script) => ['yarn', 'run', script],
};

const settings = {
  comment:
    "Plug'n'Play would need a loader and Yarn's archives beside the running program; folders of modules hold the same " +
    'packages. The cache is where this file mounts one, whatever the settings say.',
  values: {
    YARN_NODE_LINKER: 'node-modules',
    YARN_ENABLE_GLOBAL_CACHE: 'true',
    YARN_GLOBAL_FOLDER: GLOBAL_FOLDER,
    YARN_ENABLE_TELEMETRY: 'false',
  },
};

function versionOf({ packageManager }: ServicePlan): string {
  return packageManager.version ?? DEFAULT_VERSION;
}

function installClassic({ packageManager }: ServicePlan, scope: InstallationScope): string {
  return [
    'yarn install --non-interactive',
    ...(packageManager.lockfile === undefined ? [] : ['--frozen-lockfile']),
    `--cache-folder=${CLASSIC_CACHE}`,
    ...(scope === 'production' ? ['--production'] : []),
  ].join(' ');
}

/** The lockfile is held against all manifests first; then what the service does not need is left out. */
function installModern(service: ServicePlan, scope: InstallationScope): string[] {
  const { workspace, packageManager } = service;
  const production = scope === 'production';
  const exact = packageManager.lockfile === undefined ? '' : ' --immutable';
  if (!production && workspace === undefined) return [`yarn install${exact}`];
  const checked = `yarn install${exact} --mode=skip-build`;
  if (isBeforeFocus(service)) return [checked, ...withoutManifestParts(service, production), 'yarn install'];
  const packages = workspace === undefined ? ['--all'] : workspace.packages;
  return [checked, ['yarn workspaces focus', ...(production ? ['--production'] : []), ...packages].join(' ')];
}

/** `workspaces focus` came with Yarn 4; before, it was a plugin that few repositories have. */
function isBeforeFocus(service: ServicePlan): boolean {
  return Number.parseInt(versionOf(service), 10) < 4;
}

/** Takes out of the manifests what is not to be installed. What is left stays at its locked version. */
function withoutManifestParts(service: ServicePlan, production: boolean): string[] {
  const { kept, left } = installedMembers(service, production ? 'production' : 'development');
  return [
    ...(production ? kept.map((folder) => removeLists(folder, ['devDependencies'])) : []),
    ...left.map((folder) => removeLists(folder, ['dependencies', 'devDependencies'])),
  ];
}

function removeLists(folder: string, lists: readonly string[]): string {
  return inFolder(folder, `npm pkg delete ${lists.join(' ')}`);
}
