// Chromium for the tests that read the report as a person does. Debian's own package where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
// Only Debian's own sources: an unreachable third-party source must not keep the browser away.
const sources = [
  '/etc/apt/sources.list.d/debian.sources',
  '/etc/apt/sources.list.d/ubuntu.sources',
  '/etc/apt/sources.list',
].find(existsSync);

/** The executable of the Chromium that is there; `undefined`: there is none. */
export function browserPath() {
  return places.find((place) => place && existsSync(place));
}

/** Makes sure that there is a Chromium; ends the process with what to type when it can't. */
export function ensureBrowser() {
  if (browserPath() !== undefined) return;
  if (sources && process.getuid?.() === 0) {
    const only = ['-o', `Dir::Etc::sourcelist=${sources}`, '-o', 'Dir::Etc::sourceparts=-', '-qq'];
    apt([...only, 'update']);
    apt([...only, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  }
  if (browserPath() !== undefined) return;
  console.error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to its executable.');
  process.exit(2);
}

function apt(args) {
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
