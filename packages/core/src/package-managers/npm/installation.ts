import { basename } from '../../text/path.ts';
import type { Installation } from '../define-package-manager.ts';

export const installation: Installation = {
  manifests: ({ packageManager }) => [
    'package.json',
    basename(packageManager.lockfile ?? 'package-lock.json'),
    // The wildcard copies the file if it is there.
    '.npmrc*',
  ],
  install: (_service, scope) => ({
    // Shared by all services and projects: npm's cache is made for concurrent use.
    caches: [{ type: 'cache', id: 'npm', target: '/root/.npm' }],
    commands: [scope === 'production' ? 'npm ci --omit=dev' : 'npm ci'],
  }),
  runScript: (script) => ['npm', 'run', script],
};
