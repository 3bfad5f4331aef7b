// What `npm start` and `npm test` need before anything of the project can run: packages, the built CLI, an engine.
// Plain Node, since nothing is installed yet when this runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'packages/cli/dist/seaworthy.js');

/** Installs the packages of the lockfile, unless exactly these are there. */
export function ensurePackages() {
  requireNode();
  const lockfile = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Bundles the CLI; takes about a second. */
export function buildCli() {
  run(process.execPath, ['scripts/build.mjs']);
}

/** Sets up and starts an engine where none answers; touches nothing where one does. */
export function ensureEngine() {
  if (seaworthy(['engine', 'doctor', '--json'], { quiet: true }) === 0) return 0;
  return seaworthy(['engine', 'install']);
}

/** Runs the CLI of this checkout and returns its exit code. */
export function seaworthy(args, { quiet = false } = {}) {
  const { status } = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: quiet ? 'ignore' : 'inherit' });
  return status ?? 2;
}

/** Runs a command of the set-up; ends the process with its exit code when it fails. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`Could not start \`${command}\`: ${error.message}`);
  if (status !== 0) process.exit(status ?? 2);
}

function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [neededMajor, neededMinor] = engines.node.replace('>=', '').split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  console.error(`Node ${process.versions.node} is too old: install Node ${neededMajor}.${neededMinor} or newer.`);
  process.exit(2);
}
