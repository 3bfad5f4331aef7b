import { basename } from '../../text/path.ts';
import { comesAsSecret } from '../credentials.ts';
import type { Installation } from '../define-package-manager.ts';

export const installation: Installation = {
  credentials: [{ file: '.npmrc', target: '/app/.npmrc' }],
  manifests: (service) => [
    'package.json',
    basename(service.packageManager.lockfile ?? 'package-lock.json'),
    // The wildcard copies the file if it is there; with a login in it, it comes as a secret.
    ...(comesAsSecret(service, '.npmrc') ? [] : ['.npmrc*']),
  ],
  install: (_service, scope) => ({
    // Shared by all services and projects: npm's cache is made for concurrent use.
    caches: [{ type: 'cache', id: 'npm', target: '/root/.npm' }],
    commands: [scope === 'production' ? 'npm ci --omit=dev' : 'npm ci'],
  }),
  runScript: (script) => ['npm', 'run', script],
};
