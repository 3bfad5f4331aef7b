// Every kind of site as it is generated, beside the servers that people start on the same files: what a visit of the first page
// transfers, what the image does, and requests per second with the same share of a processor. `node bench/site-servers.mjs
// vite gatsby` takes these alone and keeps nothing.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { cli, keep, megabytes, seaworthy, timed } from './measuring.mjs';
import { ask, load } from './requests.mjs';

const frameworks = fileURLToPath(new URL('../packages/core/src/frameworks', import.meta.url));
const versions = { serve: '14.2.5', 'http-server': '14.1.1', vite: '7.2.4' };
/** Node, as the last build had it; all three servers are programs of it. */
const image = 'seaworthy-foundation/node-runtime:22';
const plainPort = 28091;
const ourPort = 28090;
const processors = '0.5';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-bench-sites-'));
const chosen = process.argv.slice(2);
try {
  installServers();
  const loadBefore = loadavg()[0];
  const sites = {};
  for (const site of staticSites()) {
    sites[site.framework] = await measure(site);
    console.log(site.framework, JSON.stringify(sites[site.framework]));
  }
  const results = { processors: Number(processors), versions, loadBefore, loadAfter: loadavg()[0], sites };
  if (chosen.length === 0) keep('site-servers', results);
  else console.log(JSON.stringify(results, null, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The first fixture of every tool that makes a site. */
function staticSites() {
  return readdirSync(frameworks).flatMap((framework) => {
    const fixtures = join(frameworks, framework, 'fixtures');
    const variant = list(fixtures).find((name) => /"shape": "static"/.test(text(join(fixtures, name, 'expect.jsonc'))));
    const isChosen = chosen.length === 0 || chosen.includes(framework);
    return variant === undefined || !isChosen ? [] : [{ framework, path: join(fixtures, variant) }];
  });
}

async function measure({ framework, path }) {
  const copy = join(folder, `bench-site-${framework}`);
  cpSync(path, copy, { recursive: true, filter: (file) => !/\/expect(?:\.jsonc|\/|$)/.test(file.slice(path.length)) });
  timed(process.execPath, [cli, 'generate', copy]);
  seaworthy(['build', '-C', copy]);
  const { services, name } = JSON.parse(text(join(copy, '.seaworthy/plan.json')));
  const [service] = services;
  const built = `${name}-${service.name}`;
  const files = join(folder, `files-${framework}`);
  try {
    copyFiles(built, files);
    const ours = await served(
      ['--cpus', processors, '--memory', '64m', '--publish', `127.0.0.1:${ourPort}:${service.port}`, built],
      ourPort,
      service.readiness ?? '/',
    );
    const plain = {};
    for (const [server, command] of Object.entries(commands(service.readiness ?? '/')))
      plain[server] = await served(
        [
          ...['--cpus', processors, '--memory', '512m', '--publish', `127.0.0.1:${plainPort}:8080`],
          ...['--volume', `${files}:/site:ro`, '--volume', `${folder}/servers:/servers:ro`, '--workdir', '/servers'],
          ...['--entrypoint', '/usr/local/bin/node', image, ...command],
        ],
        plainPort,
        service.readiness ?? '/',
      );
    const { stdout } = timed('docker', ['image', 'inspect', '--format', '{{.Size}}', built]);
    return { imageTransferredMb: megabytes(Number(stdout)), seaworthy: ours, ...plain };
  } finally {
    timed('docker', ['image', 'rm', '--force', built]);
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The site as the build left it, without the copies that are compressed. */
function copyFiles(built, files) {
  const { stdout } = timed('docker', ['create', built]);
  const container = stdout.trim();
  try {
    mkdirSync(files);
    timed('docker', ['cp', `${container}:/app/.`, files]);
  } finally {
    timed('docker', ['rm', '--force', container]);
  }
  for (const file of readdirSync(files, { recursive: true })) if (/\.(?:br|gz)$/.test(file)) rmSync(join(files, file));
}

function installServers() {
  const servers = join(folder, 'servers');
  mkdirSync(servers);
  writeFileSync(join(servers, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
  timed('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: servers });
}

/** As they are started by hand: what each does by itself, on every address. */
function commands(base) {
  return {
    serve: ['node_modules/serve/build/main.js', '--listen', 'tcp://0.0.0.0:8080', '--no-clipboard', '/site'],
    'http-server': ['node_modules/http-server/bin/http-server', '/site', '-p', '8080', '-a', '0.0.0.0', '--silent'],
    'vite preview': [
      ...['node_modules/vite/bin/vite.js', 'preview', '/site', '--outDir', '.', '--base', base],
      ...['--host', '0.0.0.0', '--port', '8080', '--configLoader', 'runner'],
    ],
  };
}

/** Starts a container, asks for the first page until it comes, and measures what it transfers and how often it answers. */
async function served(options, port, route) {
  const { stdout } = timed('docker', ['run', '--detach', ...options]);
  const url = `http://127.0.0.1:${port}${route}`;
  try {
    const started = performance.now();
    while ((await ask(url)).status !== 200) {
      if (performance.now() - started > 60_000) throw new Error(`${options.join(' ')} does not answer.`);
      await pause(100);
    }
    const transferredKb = Math.round((await visit(url)) / 100) / 10;
    await load(url, { connections: 16, durationMs: 2000 });
    const { requestsPerSecond, p99Ms, otherThan200 } = await load(url, { connections: 16, durationMs: 5000 });
    return { transferredKb, requestsPerSecond, p99Ms, ...(otherThan200 === 0 ? {} : { otherThan200 }) };
  } finally {
    timed('docker', ['rm', '--force', stdout.trim()]);
  }
}

/** Bytes of the page and of the scripts and styles that it names, as a browser is sent them. */
async function visit(url) {
  const page = await fetchRaw(url);
  const html = page.encoding === 'br' ? brotliDecompressSync(page.body) : page.body;
  const plain = String(page.encoding === 'br' ? html : await (await fetch(url)).text());
  const named = [...plain.matchAll(/(?:src|href)="([^"]+\.(?:m?js|css))"/g)].map(([, file]) => new URL(file, url));
  const own = [...new Set(named.filter(({ origin }) => origin === new URL(url).origin).map(String))];
  const files = await Promise.all(own.map(fetchRaw));
  return files.reduce((sum, { body }) => sum + body.length, page.body.length);
}

async function fetchRaw(url) {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(url, { agent: false, headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ body: Buffer.concat(parts), encoding: answer.headers['content-encoding'] }));
    }).on('error', reject);
  });
}

function list(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function text(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
