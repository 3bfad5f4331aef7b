import type { Mount } from '../../dockerfile/stage.ts';
import { basename } from '../../text/path.ts';
import { comesAsSecret } from '../credentials.ts';
import type { Installation } from '../define-package-manager.ts';

/**
 * `--prefer-offline`: a lockfile without `resolved` names no addresses, so npm asks the registry for each package's document,
 * and asks again once its copy is five minutes old. Versions and checksums are the lockfile's, so an old copy does as well.
 */
export const installation: Installation = {
  credentials: [{ file: '.npmrc', target: '/app/.npmrc' }],
  expands: ['.npmrc'],
  manifests: (service) => [
    'package.json',
    ...(service.packageManager.lockfile === undefined ? [] : [basename(service.packageManager.lockfile)]),
    // The wildcard copies the file if it is there; with a login in it, it comes as a secret.
    ...(comesAsSecret(service, '.npmrc') ? [] : ['.npmrc*']),
  ],
  prune: () => ({ caches: [cache], commands: ['npm prune --omit=dev --ignore-scripts --prefer-offline'] }),
  installsMembers: true,
  worksWithoutLockfile: true,
  // Node brings one along; another is installed where the repository asks for it by its version.
  setUp: ({ packageManager: { version } }) =>
    version === undefined ? undefined : { caches: [cache], commands: [`npm install --global npm@${version}`] },
  install: ({ packageManager }, scope) => {
    const install = packageManager.lockfile === undefined ? 'npm install' : 'npm ci --prefer-offline';
    return { caches: [cache], commands: [`${install}${scope === 'production' ? ' --omit=dev' : ''}`] };
  },
  runScript: (script) => ['npm', 'run', script],
};

/** Shared by all services and projects: npm's cache is made for concurrent use. */
const cache: Mount = { type: 'cache', id: 'npm', target: '/root/.npm' };
