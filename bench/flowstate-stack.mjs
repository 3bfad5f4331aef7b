// The stack of flowstate as it runs within its limits: requests per second of the backend, and what the health routes say
// with and without Redis.
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { cli, keep, seconds, timed, withCopyOf } from './measuring.mjs';
import { ask, load, tenths } from './requests.mjs';

const ports = { BACKEND_PUBLISHED_PORT: '23001', FRONTEND_PUBLISHED_PORT: '28080', WORKER_PUBLISHED_PORT: '28000' };
const environment = { env: { ...process.env, ...ports } };
const backend = `http://127.0.0.1:${ports.BACKEND_PUBLISHED_PORT}`;
const routes = {
  backend: `${backend}/health`,
  frontend: `http://127.0.0.1:${ports.FRONTEND_PUBLISHED_PORT}/health`,
  worker: `http://127.0.0.1:${ports.WORKER_PUBLISHED_PORT}/health`,
};

await withCopyOf('flowstate', async (folder) => {
  timed(process.execPath, [cli, 'generate', folder]);
  timed(process.execPath, [cli, 'build', '-C', folder]);
  try {
    timed(process.execPath, [cli, 'up', '-C', folder], environment);
    const loadBefore = loadavg()[0];
    const requests = await measureRequests();
    const health = await measureHealth();
    keep('flowstate-stack', { loadBefore, loadAfter: loadavg()[0], requests, health });
  } finally {
    timed(process.execPath, [cli, 'down', '--volumes', '-C', folder], environment);
    timed('docker', ['image', 'rm', '--force', ...Object.keys(routes).map((name) => `flowstate-bench-${name}`)]);
  }
});

/** The list that Redis holds, asked of the backend without nginx between. */
async function measureRequests() {
  const url = `${backend}/api/sessions`;
  await load(url, { connections: 16, durationMs: 3000 });
  return load(url, { connections: 16, durationMs: 10_000 });
}

/** How long `/health` takes with everything there, and what it says while Redis is stopped and after it is back. */
async function measureHealth() {
  const healthy = {};
  for (const [name, url] of Object.entries(routes)) healthy[name] = await askOften(url);
  const redis = 'flowstate-bench-redis-1';
  timed('docker', ['stop', redis]);
  const withoutRedis = {};
  try {
    for (const [name, url] of Object.entries(routes)) withoutRedis[name] = await askOften(url);
  } finally {
    timed('docker', ['start', redis]);
  }
  const started = performance.now();
  while ((await ask(routes.backend)).status !== 200) {
    if (performance.now() - started > 60_000) throw new Error('The backend is not healthy again.');
    await pause(50);
  }
  return { healthy, withoutRedis, healthyAgainAfterSeconds: seconds(performance.now() - started) };
}

/** Twenty times: the statuses seen, and the longest wait. */
async function askOften(url) {
  const answers = [];
  for (let time = 0; time < 20; time += 1) answers.push(await ask(url));
  return {
    statuses: [...new Set(answers.map(({ status }) => status))],
    slowestMs: tenths(Math.max(...answers.map(({ durationMs }) => durationMs))),
  };
}
