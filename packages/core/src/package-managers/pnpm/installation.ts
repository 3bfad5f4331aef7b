import { comesAsSecret } from '../credentials.ts';
import type { Installation } from '../define-package-manager.ts';

/** Used when the repository's `packageManager` field names no version. */
const DEFAULT_VERSION = '10';

/**
 * Where the store is mounted is said on each command: pnpm's own default is derived from the home and the drive of the
 * project, and changed between versions, so that a mount at a guessed path stays empty for ever.
 */
const STORE = '/pnpm-store';

export const installation: Installation = {
  credentials: [{ file: '.npmrc', target: '/app/.npmrc' }],
  expands: ['.npmrc'],
  manifests: (service) => [
    'package.json',
    ...(service.packageManager.lockfile === undefined ? [] : ['pnpm-lock.yaml']),
    'pnpm-workspace.yaml*',
    ...(comesAsSecret(service, '.npmrc') ? [] : ['.npmrc*']),
  ],
  // From the registry rather than by corepack, which newer Node images no longer bring.
  setUp: ({ packageManager }) => ({
    caches: [{ type: 'cache', id: 'npm', target: '/root/.npm' }],
    commands: [`npm install --global pnpm@${packageManager.version ?? DEFAULT_VERSION}`],
  }),
  prune: () => ({
    caches: [{ type: 'cache', id: 'pnpm', target: STORE }],
    // It knows no `--store-dir`, and without a terminal it must not ask.
    commands: [`CI=true pnpm prune --prod --ignore-scripts --config.store-dir=${STORE}`],
  }),
  installsMembers: true,
  worksWithoutLockfile: true,
  install: ({ packageManager }, scope) => {
    const exact = packageManager.lockfile === undefined ? '--no-frozen-lockfile' : '--frozen-lockfile';
    return {
      caches: [{ type: 'cache', id: 'pnpm', target: STORE }],
      commands: [`pnpm install ${exact} --store-dir=${STORE}${scope === 'production' ? ' --prod' : ''}`],
    };
  },
  runScript: (script) => ['pnpm', 'run', script],
};
