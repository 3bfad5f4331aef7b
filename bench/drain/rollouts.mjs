// What clients lose while a server is replaced again and again, in containers, behind nginx and directly: every framework
// with the runtime, and a plain server with each of the other libraries. One command, progress on standard error:
// `node bench/drain/rollouts.mjs`; `ROLLOUTS`: how many of each (20); `ONLY`: a part of names; `WAYS`: `direct`, `nginx`.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import bundleRuntime from '../../scripts/bundle-runtime.mjs';
import { runtimePackages } from '../../scripts/runtime-packages.mjs';
import { root } from '../../scripts/setup.mjs';
import { keepSilently } from '../measuring.mjs';
import { fastifyGracefulShutdown, frameworks, libraries, peerPackages } from './programs.mjs';
import { ask } from './scenarios.mjs';

const ROLLOUTS = Number(process.env.ROLLOUTS ?? 20);
const WAYS = (process.env.WAYS ?? 'direct,nginx').split(',');
const CLIENTS = 32;
const PAUSE_MS = 20;
/** So long a balancer goes on sending to a server that was told to stop. */
const UNAWARE_MS = 2000;
/** As compose has it in what is generated. */
const GRACE_SECONDS = 30;
const IMAGES = { node: 'seaworthy-foundation/node-runtime:22', debian: 'seaworthy-foundation/debian:13' };
const NGINX = 'seaworthy-bench-nginx';

const id = `seaworthy-bench-${randomUUID().slice(0, 8)}`;
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));
const run = promisify(execFile);
const docker = async (...args) => (await run('docker', args)).stdout.trim();
const containers = new Set();
let made = 0;

const subjects = {
  ...Object.fromEntries(
    Object.entries(frameworks).map(([name, program]) => [`${name}, with the runtime`, { program, runtime: true }]),
  ),
  ...Object.fromEntries(Object.entries(libraries).filter(([, { runtime }]) => runtime !== true)),
  'fastify-graceful-shutdown': { program: fastifyGracefulShutdown },
};

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => clean().finally(() => process.exit(1)));
await bundleRuntime();
const packages = { ours: runtimePackages(), peers: peerPackages() };
const results = { rollouts: ROLLOUTS, unawareSeconds: UNAWARE_MS / 1000, lost: {} };
const chosen = Object.keys(subjects).filter((name) => name.includes(process.env.ONLY ?? ''));
try {
  await docker('network', 'create', id);
  if (WAYS.includes('nginx')) await makeNginx();
  for (const [index, name] of chosen.entries()) {
    results.lost[name] = {};
    for (const way of WAYS) {
      const result = await replace(subjects[name], way);
      results.lost[name][way] = result;
      console.error(`${index + 1}/${chosen.length} ${name}, ${way}: ${JSON.stringify(result)}`);
      // What was measured stays, however the rest ends.
      keepSilently('drain-rollouts', results);
    }
  }
} finally {
  await clean();
}

async function clean() {
  if (containers.size > 0) await docker('rm', '--force', '--volumes', ...containers).catch(() => undefined);
  await docker('network', 'rm', id).catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
}

/** Starts one, and puts the next in its place `ROLLOUTS` times while clients go on asking. */
async function replace(subject, way) {
  let current = await start(subject);
  const balancer = way === 'nginx' ? await startNginx([current]) : undefined;
  const routes = { ports: [balancer?.port ?? current.port] };
  const total = { sent: 0, lost: 0 };
  let ended = false;
  const clients = Array.from({ length: CLIENTS }, () => askOn(routes, total, () => ended));
  const exits = [];
  for (let rollout = 0; rollout < ROLLOUTS; rollout += 1) {
    const next = await start(subject);
    await balancer?.route([current, next]);
    if (balancer === undefined) routes.ports = [current.port, next.port];
    await delay(500);
    const stopped = docker('stop', `--time=${GRACE_SECONDS}`, current.name);
    await delay(UNAWARE_MS);
    await balancer?.route([next]);
    if (balancer === undefined) routes.ports = [next.port];
    await stopped;
    exits.push(Number(await docker('inspect', '--format={{.State.ExitCode}}', current.name)));
    await remove(current);
    current = next;
  }
  ended = true;
  await Promise.all(clients);
  await remove(current);
  if (balancer !== undefined) await remove(balancer);
  return { ...total, exits: [...new Set(exits)] };
}

/** One client: asks whoever is routed to now, over a connection to each that it keeps, until it is over. */
async function askOn(routes, total, isOver) {
  const agents = new Map();
  for (let turn = 0; !isOver(); turn += 1) {
    const port = routes.ports[turn % routes.ports.length];
    if (!agents.has(port)) agents.set(port, new Agent({ keepAlive: true, maxSockets: 1 }));
    total.sent += 1;
    const method = turn % 2 === 0 ? 'GET' : 'POST';
    if (!(await ask(port, { agent: agents.get(port), method, ...(method === 'POST' ? { body: 'order' } : {}) })))
      total.lost += 1;
    await delay(PAUSE_MS);
  }
  for (const agent of agents.values()) agent.destroy();
}

async function start({ program, runtime = false }) {
  made += 1;
  const name = `${id}-${made}`;
  containers.add(name);
  const isPlugin = program === fastifyGracefulShutdown;
  const modules = `${runtime || isPlugin ? packages.ours : packages.peers}/node_modules`;
  await docker(
    ...['run', '--detach', `--name=${name}`, `--network=${id}`, '--publish=127.0.0.1::8080', '--read-only'],
    ...['--cap-drop=ALL', '--entrypoint=/usr/bin/tini-static', '--workdir=/tmp'],
    ...[`--volume=${modules}:/packages/node_modules:ro`, `--volume=${packages.peers}/node_modules:/peers:ro`],
    ...[`--volume=${join(root, 'packages/runtime/dist')}:/opt/seaworthy:ro`],
    ...['--env=PORT=8080', '--env=NODE_ENV=production', '--env=SEAWORTHY_LOG=off'],
    ...[`--env=NODE_PATH=/packages/node_modules${isPlugin ? ':/peers' : ''}`, IMAGES.node, '--', '/nodejs/bin/node'],
    ...[...(runtime ? ['--import', '/opt/seaworthy/register.mjs'] : []), '-e', program],
  );
  const started = { name, port: await portOf(name) };
  await answers(started);
  return started;
}

async function portOf(name) {
  return Number((await docker('port', name, '8080/tcp')).split(':').at(-1));
}

async function answers({ name, port }) {
  for (const until = performance.now() + 60_000; !(await ask(port)); await delay(50))
    if (performance.now() > until) throw new Error(`${name} does not answer:\n${await docker('logs', name)}`);
}

async function remove({ name }) {
  await docker('rm', '--force', '--volumes', name);
  containers.delete(name);
}

async function makeNginx() {
  const lines = [
    `FROM ${IMAGES.debian}`,
    'RUN apt-get update && apt-get install -y --no-install-recommends nginx-light',
  ];
  writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`);
  await docker('build', '--quiet', `--tag=${NGINX}`, folder);
}

/** nginx that keeps connections to its servers and asks none of them twice, so that what one loses is lost. */
async function startNginx(servers) {
  const name = `${id}-nginx-${randomUUID().slice(0, 8)}`;
  containers.add(name);
  const file = join(folder, `${name}.conf`);
  const write = (all) =>
    writeFileSync(
      file,
      `daemon off; error_log /dev/stderr error; pid /tmp/nginx.pid; events { worker_connections 1024; }
      http { access_log off; upstream servers { ${all.map((one) => `server ${one.name}:8080 max_fails=0;`).join(' ')} keepalive 32; }
        server { listen 8080; location / { proxy_pass http://servers; proxy_http_version 1.1; proxy_set_header Connection "";
          proxy_next_upstream off; } } }\n`,
    );
  write(servers);
  await docker(
    ...['run', '--detach', `--name=${name}`, `--network=${id}`, '--publish=127.0.0.1::8080', '--init'],
    ...[`--volume=${file}:/etc/nginx/bench.conf:ro`, NGINX, 'nginx', '-c', '/etc/nginx/bench.conf'],
  );
  const balancer = { name, port: await portOf(name) };
  await answers(balancer);
  return {
    ...balancer,
    async route(all) {
      write(all);
      await docker('kill', '--signal=HUP', name);
      // Old workers finish what they have.
      await delay(300);
    },
  };
}
