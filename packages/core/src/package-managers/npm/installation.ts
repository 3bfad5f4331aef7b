import { basename } from '../../text/path.ts';
import { comesAsSecret } from '../credentials.ts';
import type { Installation } from '../define-package-manager.ts';
import { withoutHooks } from '../install-hooks.ts';

/**
 * `--prefer-offline`: a lockfile without `resolved` names no addresses, so npm asks the registry for each package's document,
 * and asks again once its copy is five minutes old. Versions and checksums are the lockfile's, so an old copy does as well.
 */
export const installation: Installation = {
  credentials: [{ file: '.npmrc', target: '/app/.npmrc' }],
  expands: ['.npmrc'],
  manifests: (service) => [
    'package.json',
    basename(service.packageManager.lockfile ?? 'package-lock.json'),
    // The wildcard copies the file if it is there; with a login in it, it comes as a secret.
    ...(comesAsSecret(service, '.npmrc') ? [] : ['.npmrc*']),
  ],
  install: (service, scope) => ({
    // Shared by all services and projects: npm's cache is made for concurrent use.
    caches: [{ type: 'cache', id: 'npm', target: '/root/.npm' }],
    commands: [...withoutHooks(service), `npm ci --prefer-offline${scope === 'production' ? ' --omit=dev' : ''}`],
  }),
  prune: () => ({
    caches: [{ type: 'cache', id: 'npm', target: '/root/.npm' }],
    commands: ['npm prune --omit=dev --ignore-scripts --prefer-offline'],
  }),
  runScript: (script) => ['npm', 'run', script],
};
