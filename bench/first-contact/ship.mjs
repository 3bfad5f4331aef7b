// Ships a repository as a stranger would, with the lockfiles that its managers write: built, healthy, proven, time and size.
import { join } from 'node:path';
import { megabytes, seaworthy, seconds, timed } from '../measuring.mjs';
import { unpack } from './repository.mjs';

/** How each manager writes its lockfile and nothing else. */
const lockCommands = {
  npm: ['npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']],
  pnpm: ['npx', ['--yes', 'pnpm@9.15.4', 'install', '--lockfile-only']],
  yarn: ['npx', ['--yes', 'yarn@1.22.22', 'install', '--ignore-scripts', '--silent']],
  bun: ['npx', ['--yes', 'bun@1.3.0', 'install', '--lockfile-only']],
  uv: ['uv', ['lock']],
  poetry: ['poetry', ['lock']],
  pdm: ['pdm', ['lock']],
  pipenv: ['pipenv', ['lock']],
};

/** `failed` says what stood in the way; everything else is what was reached before. */
export function shipped({ files, locks }, folder) {
  unpack(files, folder);
  try {
    for (const [path, manager] of Object.entries(locks)) {
      const [command, args] = lockCommands[manager];
      timed(command, args, { cwd: join(folder, path) });
    }
    const { durationMs, document } = seaworthy(['ship', folder, '--no-tests'], { accept: [0, 1, 2] });
    return { shipSeconds: seconds(durationMs), ...summarise(document) };
  } catch (error) {
    return { failed: error.message.slice(0, 500) };
  }
}

function summarise({ error, failure, build, verdicts = [] }) {
  const stopped = error ?? failure;
  const images = build?.images ?? [];
  const failing = verdicts.filter(({ outcome }) => outcome === 'fail');
  return {
    generated: error === undefined,
    built: images.length > 0 && stopped?.code !== 'BUILD_FAILED',
    healthy: stopped === undefined,
    proven: stopped === undefined && failing.length === 0,
    ...(stopped === undefined ? {} : { failed: `${stopped.code}: ${stopped.message}` }),
    ...(failing.length === 0 ? {} : { failing: failing.map(({ service, check }) => `${service}: ${check}`) }),
    images: Object.fromEntries(images.map(({ name, unpackedBytes, transferredBytes }) => [name, { unpackedMb: megabytes(unpackedBytes ?? 0), transferredMb: megabytes(transferredBytes ?? 0) }])),
  };
}
