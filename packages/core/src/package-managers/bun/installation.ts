import { comesAsSecret } from '../credentials.ts';
import type { Installation } from '../define-package-manager.ts';

/** Used when nothing names a version: every Bun 1 reads the lockfiles of those before it. */
const DEFAULT_VERSION = '1';

/** Told on each command, because Bun's own default follows the home and a variable of the shell. */
const CACHE = '/bun-cache';

export const installation: Installation = {
  credentials: [
    { file: '.npmrc', target: '/app/.npmrc' },
    { file: 'bunfig.toml', target: '/app/bunfig.toml' },
  ],
  expands: ['.npmrc', 'bunfig.toml'],
  manifests: (service) => [
    'package.json',
    ...(service.packageManager.lockfile === undefined ? [] : ['bun.lock*']),
    ...['.npmrc', 'bunfig.toml'].filter((file) => !comesAsSecret(service, file)).map((file) => `${file}*`),
  ],
  // Until 1.3 it refuses a workspace of which members are missing.
  needsAllMembers: ({ packageManager: { version = DEFAULT_VERSION } }) => version !== DEFAULT_VERSION,
  installsMembers: true,
  worksWithoutLockfile: true,
  setUp: ({ packageManager }) => ({
    caches: [{ type: 'cache', id: 'npm', target: '/root/.npm' }],
    commands: [`npm install --global bun@${packageManager.version ?? DEFAULT_VERSION}`],
  }),
  install: ({ packageManager }, scope) => ({
    caches: [{ type: 'cache', id: 'bun', target: CACHE }],
    commands: [
      [
        'bun install',
        ...(packageManager.lockfile === undefined ? [] : ['--frozen-lockfile']),
        `--cache-dir=${CACHE}`,
        ...(scope === 'production' ? ['--production'] : []),
      ].join(' '),
    ],
  }),
  runScript: (script) => ['bun', 'run', script],
};
