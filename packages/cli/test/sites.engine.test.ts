import { cp, writeFile } from 'node:fs/promises';
import { get, type IncomingHttpHeaders, request } from 'node:http';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { makeTemporaryFolder, runCli } from '@seaworthy/testkit';
import { dockerLines, freePorts, nodeServer, objectsOf, removeImagesOf } from '@seaworthy/testkit/cli';
import { listFixtures } from '@seaworthy/testkit/core';
import { launchChromium } from '@seaworthy/testkit/report';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Names the client that it was told of, and answers on upgraded connections with what it gets. */
const backend = `import http from 'node:http';
import ms from 'ms';

const server = http.createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ path: request.url, client: request.headers['x-forwarded-for'], wait: ms('1s') }));
});
server.on('upgrade', (request, socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n');
  socket.pipe(socket);
});
server.listen(4600);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;
const proxy = `import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'built' },
  server: { proxy: { '/tides': { target: 'http://localhost:4600', ws: true } } },
});
`;
/** Both levels of one site: the base image with a shell and the one without. */
const levels = { board: 'hardened', deck: 'standard' } as const;
type Site = keyof typeof levels;

const name = `sites-${process.pid}`;
let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let cwd: string;
let ports: Record<Site | 'tides', number>;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  cwd = join(folder.path, name);
  const fixture = listFixtures().find(({ framework }) => framework === 'vite')?.folder as string;
  for (const site of Object.keys(levels)) {
    const filter = (path: string) => !/^expect(\.|$)/.test(relative(fixture, path));
    await cp(fixture, join(cwd, site), { recursive: true, filter });
    await writeFile(join(cwd, site, 'vite.config.js'), proxy);
  }
  const server = Object.entries({ ...nodeServer, 'src/server.js': backend });
  await folder.write(Object.fromEntries(server.map(([path, text]) => [`${name}/tides/${path}`, text])));
  const lines = Object.entries(levels).map(([site, level]) => `  ${site}: { path: ${site}, security: ${level} }\n`);
  await writeFile(join(cwd, 'seaworthy.yaml'), `services:\n  tides: { path: tides }\n${lines.join('')}`);
  const [board = 0, deck = 0, tides = 0] = await freePorts(3);
  ports = { board, deck, tides };
  await run('generate');
  await run('build');
  await run('up');
});

afterAll(async () => {
  await runCli(['down', '--volumes'], { cwd });
  await removeImagesOf(name);
  await folder[Symbol.asyncDispose]();
  expect(await objectsOf(name)).toEqual([]);
});

describe.each(Object.keys(levels) as Site[])('%s', (site) => {
  test('nginx has nothing to say of its configuration, in the very image', async () => {
    const inside = ['exec', `${name}-${site}-1`, '/usr/sbin/nginx', '-t', '-e', 'stderr'];
    const { stdout, stderr } = await execa('docker', inside);
    const said = `${stdout}${stderr}`;
    expect(said.split('\n').filter((line) => /\[(?:warn|error|crit|alert|emerg)\]/.test(line))).toEqual([]);
    expect(said).toContain('test is successful');
  });

  test('names with a hash are immutable, and come compressed as they were made in the build', async () => {
    const page = await ask(site, '/');
    expect(page.headers['cache-control']).toBe('no-cache');
    const [, script] = /src="(\/assets\/[\w-]+\.js)"/.exec(String(page.body)) ?? [];
    const plain = await ask(site, script as string);
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const [coding, decompress] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const small = await ask(site, script as string, { 'accept-encoding': coding });
      expect(small.headers).toMatchObject({
        'content-encoding': coding,
        vary: expect.stringContaining('Accept-Encoding'),
      });
      expect(decompress(small.body)).toEqual(plain.body);
    }
    const again = await ask(site, '/', { 'if-none-match': page.headers.etag as string });
    expect(again.status).toBe(304);
  });

  test('an address that is no file is the page’s own affair, a file that is missing is not', async () => {
    const page = await ask(site, '/');
    expect((await ask(site, '/arrivals/today')).body).toEqual(page.body);
    expect((await ask(site, '/assets/gone-12345678.js')).status).toBe(404);
    expect((await ask(site, '/.git/config')).status).toBe(404);
  });

  test('what is handed on arrives with the address of the client, and may become a WebSocket', async () => {
    const client = { 'x-forwarded-for': '203.0.113.7' };
    const answer = JSON.parse(String((await ask(site, '/tides/high', client)).body));
    expect(answer.path).toBe('/tides/high');
    expect(answer.client.split(', ')[0]).toBe('203.0.113.7');
    const log = await execa('docker', ['logs', `${name}-${site}-1`]);
    expect(log.stdout).toMatch(/^203\.0\.113\.7 .*GET \/tides\/high /m);
    expect(await upgraded(site, '/tides/live', 'ahoy')).toBe('ahoy');
  });
});

test('a page runs without an objection of its policy, with public variables that change with the container', async () => {
  // Images of one second come in any order.
  const images = async () =>
    (await dockerLines(['image', 'ls', '--no-trunc', '--filter', `reference=${name}-*`, '--format', '{{.ID}}'])).sort();
  const built = await images();
  for (const harbour of ['North', 'South']) {
    await runCli(['down'], { cwd });
    await run('up', { VITE_HARBOUR_NAME: harbour });
    for (const site of Object.keys(levels) as Site[]) {
      expect(await visit(site)).toEqual({ heading: `Arrivals at ${harbour}`, theme: 'light', objections: [] });
      const script = await ask(site, '/public-variables.js');
      expect(script.headers['cache-control']).not.toContain('immutable');
    }
  }
  expect(await images()).toEqual(built);
});

/** What a reader sees, and what the browser says against it. */
async function visit(site: Site) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ colorScheme: 'light' });
    const objections: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/favicon/.test(message.location().url))
        objections.push(message.text());
    });
    page.on('pageerror', (error) => objections.push(error.message));
    await page.goto(`http://127.0.0.1:${ports[site]}/`);
    const heading = await page.locator('h1').textContent();
    const theme = await page.evaluate('document.documentElement.dataset.theme');
    return { heading, theme, objections };
  } finally {
    await browser.close();
  }
}

async function run(command: string, more: Record<string, string> = {}): Promise<void> {
  const published = Object.entries(ports).map(([service, port]) => [
    `${service.toUpperCase()}_PUBLISHED_PORT`,
    String(port),
  ]);
  const env = { ...Object.fromEntries(published), ...more };
  const { exitCode, stdout, stderr } = await runCli([command, '--progress=plain'], { cwd, env });
  expect(`${exitCode}\n${exitCode === 0 ? '' : stderr.slice(-3000) + stdout}`).toBe('0\n');
}

function ask(site: Site, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    get({ port: ports[site], host: '127.0.0.1', path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });
}

/** What comes back on a connection that was upgraded. */
function upgraded(site: Site, path: string, text: string): Promise<string> {
  const headers = { connection: 'Upgrade', upgrade: 'websocket' };
  return new Promise((resolve, reject) => {
    const asked = request({ port: ports[site], host: '127.0.0.1', path, headers, agent: false, timeout: 10_000 });
    asked.on('upgrade', (_response, socket) => {
      socket.once('data', (data: Buffer) => {
        socket.destroy();
        resolve(String(data));
      });
      socket.write(text);
    });
    asked.on('response', ({ statusCode }) => reject(new Error(`answered with ${statusCode}`)));
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', reject).end();
  });
}
