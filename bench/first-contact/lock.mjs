// Real lockfiles, made by each manager from its registry: what a build installs from. Managers that are no part of npm are
// fetched for the run by npx and uvx.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from '../measuring.mjs';

const npx = (manager, ...args) => ['npx', '--yes', manager, ...args];

const commands = {
  npm: ['npm', 'install', '--package-lock-only', '--ignore-scripts', '--no-audit'],
  pnpm: npx('pnpm@10', 'install', '--lockfile-only', '--ignore-scripts'),
  yarn: npx('yarn@1', 'install', '--ignore-scripts', '--non-interactive'),
  uv: ['uv', 'lock'],
  poetry: ['uvx', 'poetry', 'lock'],
  pipenv: ['uvx', 'pipenv', 'lock'],
  // With the versions of what it needs itself, which other releases of those have broken.
  pdm: ['uvx', '--from', 'pdm[locked]==2.29.3', 'pdm', 'lock'],
};

/**
 * Another version of pnpm writes a lockfile that the one of `packageManager` reads. Bun's package brings its program by a
 * script, which is allowed for npx's own folder alone: none of a repository is run.
 */
const settings = { npm_config_manage_package_manager_versions: 'false', npm_config_ignore_scripts: 'false' };

/** Makes the lockfiles that `locks` names, by folder; throws where there is no such manager. */
export function lock(folder, locks) {
  for (const [path, manager] of Object.entries(locks)) {
    const [program, ...args] = manager === 'bun' ? bunCommand(join(folder, path)) : (commands[manager] ?? []);
    if (program === undefined) throw new Error(`no lockfile of ${manager} is made here`);
    timed(program, args, { cwd: join(folder, path), timeout: 180_000, env: { ...process.env, ...settings } });
    // Yarn 1 has no way to resolve without installing.
    rmSync(join(folder, path, 'node_modules'), { recursive: true, force: true });
  }
}

/** Later releases of Bun write lockfiles that those before can't read, so the one that the repository names makes it. */
function bunCommand(folder) {
  const { packageManager = 'bun@1' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return npx(packageManager, 'install', '--lockfile-only', '--ignore-scripts');
}
