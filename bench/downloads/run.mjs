// What a build downloads a second time when one dependency was added to the lockfile: each package manager with a cache that is
// its own and empty at first. Counted outside of the build, by a proxy that the builds are told of. What is kept is taken up by
// the next run; `--only uv` does one, `--behind 'nice -n 5'` puts a command before each.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cli, keepSilently, megabytes, seconds } from '../measuring.mjs';
import { openCountingProxy } from './counting-proxy.mjs';
import { names, writeProject } from './projects.mjs';
import { runAside } from './run-aside.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: names }, behind: { type: 'string', default: '' } },
});
const result = 'downloads';
const file = fileURLToPath(new URL(`../results/${result}.json`, import.meta.url));
const rows = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

// Where builds reach this machine: its address in the engine's own network.
const network = ['network', 'inspect', 'bridge', '--format', '{{(index .IPAM.Config 0).Gateway}}'];
const proxy = await openCountingProxy(execFileSync('docker', network, { encoding: 'utf8' }).trim());
const scratch = mkdtempSync(join(tmpdir(), 'seaworthy downloads '));
try {
  const client = join(scratch, 'client');
  mkdirSync(client);
  // What Docker's client is configured with reaches each build, and no cache depends on it.
  writeFileSync(
    join(client, 'config.json'),
    JSON.stringify({ proxies: { default: { httpProxy: proxy.url, httpsProxy: proxy.url } } }),
  );
  for (const name of values.only) {
    rows[name] = await measure(name, client);
    keepSilently(result, rows);
    console.log(name, rows[name]);
  }
} finally {
  proxy.close();
  rmSync(scratch, { recursive: true, force: true });
}

async function measure(name, client) {
  const project = `downloads-${names.indexOf(name)}`;
  const folder = join(scratch, project);
  mkdirSync(folder);
  const own = `downloads-${process.pid}-${names.indexOf(name)}`;
  const build = async () => {
    proxy.take();
    const { durationMs } = await runAside([process.execPath, cli, 'build', '-C', folder, '--json'], values.behind, {
      DOCKER_CONFIG: client,
    });
    const { bytes, connections } = proxy.take();
    return { downloadedMb: megabytes(bytes), connections, seconds: seconds(durationMs) };
  };
  try {
    writeProject(name, folder, { withMore: false, proxy: proxy.url });
    await runAside([process.execPath, cli, 'generate', '-C', folder, '--json'], '', {});
    emptyCaches(folder, own);
    const first = await build();
    writeProject(name, folder, { withMore: true, proxy: proxy.url });
    const second = await build();
    return { first, second, again: `${Math.round((100 * second.downloadedMb) / first.downloadedMb)} %` };
  } finally {
    const images = execFileSync('docker', ['image', 'ls', '--quiet', '--filter', `reference=${project}-*`], {
      encoding: 'utf8',
    });
    const ids = [...new Set(images.trim().split('\n'))].filter((id) => id !== '');
    if (ids.length > 0) execFileSync('docker', ['image', 'rm', '--force', ...ids]);
  }
}

/** The generated caches, by names that no build has used: nothing in them, and nobody else's are touched. */
function emptyCaches(folder, own) {
  const path = join(folder, 'Dockerfile');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll('--mount=type=cache,id=', `--mount=type=cache,id=${own}-`));
}
