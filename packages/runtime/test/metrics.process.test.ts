import { setTimeout as delay } from 'node:timers/promises';
import {
  ask,
  connectRaw,
  nodeVersions,
  runtimePackages,
  type Served,
  serveWithRuntime,
} from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

describe.each(nodeVersions())('Node %s', (node) => {
  test('requests are counted by the template of their route, never by their path', async () => {
    await using served = await serveWithRuntime({
      node,
      packages: runtimePackages(),
      files: {
        'server.cjs': `
          const express = require('express');
          const fastify = require('fastify')();
          const app = express();
          const router = express.Router();
          router.get('/orders/:id', (req, res) => res.send('order'));
          app.use('/v1/shops/:shop', router);
          app.get('/plain', (req, res) => res.status(201).send('plain'));
          fastify.get('/items/:id', async () => 'item');
          app.listen(Number(process.env.PORT), async () => {
            await fastify.listen({ port: 0 });
            await fetch('http://127.0.0.1:' + fastify.server.address().port + '/items/9');
            console.log('up');
          });`,
      },
    });
    for (const path of ['/v1/shops/17/orders/4', '/v1/shops/18/orders/5', '/plain?x=1', '/nowhere/1', '/health'])
      await ask(served, path);
    const metrics = await scrape(served);
    const total = (route: string, status: number) =>
      metrics.get(`http_requests_total{method="GET",route="${route}",status_code="${status}"}`);
    expect(total('/v1/shops/:value/orders/:id', 200)).toBe(2);
    expect(total('/plain', 201)).toBe(1);
    expect(total('/items/:id', 200)).toBe(1);
    expect(total('', 404)).toBe(1);
    expect(total('/health', 200)).toBe(1);
    expect([...metrics.keys()].filter((name) => /17|nowhere/.test(name))).toEqual([]);
    expect(metrics.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(metrics.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(metrics.get('http_received_bytes_total')).toBeGreaterThan(100);
  });
});

test.each(['prom-client', '@prometheus-io/client'])(
  "%s's registry is answered as well, and wins where names are the same",
  async (client) => {
    await using served = await serveWithRuntime({
      packages: runtimePackages(),
      env: { SEAWORTHY_METRICS_PATH: '/internal/metrics' },
      files: {
        'server.cjs': `
        const client = require('${client}');
        client.collectDefaultMetrics();
        new client.Counter({ name: 'orders_total', help: 'Orders.' }).inc(7);
        require('node:http').createServer((req, res) => res.end()).listen(Number(process.env.PORT), () => console.log('up'));`,
      },
    });
    const metrics = await scrape(served, '/internal/metrics');
    expect(metrics.get('orders_total')).toBe(7);
    expect(metrics.has('http_requests_aborted_total')).toBe(true);
  },
);

test('scrapes side by side, streams, and a prefix', async () => {
  await using served = await serveWithRuntime({
    env: { SEAWORTHY_METRICS_PREFIX: 'shop_' },
    files: {
      'server.mjs': `
        import http from 'node:http';
        http.createServer((req, res) => {
          res.writeHead(200, { 'Content-Type': 'text/event-stream' });
          res.write('data: 1\\n\\n');
        }).listen(Number(process.env.PORT), () => console.log('up'));`,
    },
  });
  const client = await connectRaw(served.port);
  client.send('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await client.until((text) => text.includes('data: 1'));
  const scrapes = await Promise.all(Array.from({ length: 20 }, () => scrape(served)));
  for (const metrics of scrapes)
    expect([metrics.get('shop_active_connections'), metrics.get('shop_http_requests_in_flight')]).toEqual([1, 1]);
  // Shorter ones are answers that took no time, whatever they call themselves.
  await delay(300);
  client[Symbol.dispose]();
  await expect
    .poll(async () => (await scrape(served)).get('shop_http_stream_duration_seconds_count{kind="event-stream"}'))
    .toBe(1);
});

test('collections of garbage are counted from the first scrape on', async () => {
  await using served = await serveWithRuntime({
    files: {
      'server.mjs': `
        import http from 'node:http';
        http.createServer((req, res) => {
          for (let round = 0; round < 50; round += 1) Array.from({ length: 100_000 }, (_, index) => ({ index }));
          res.end();
        }).listen(Number(process.env.PORT), () => console.log('up'));`,
    },
  });
  const minor = async () => (await scrape(served)).get('nodejs_gc_duration_seconds_count{kind="minor"}');
  await ask(served, '/');
  expect(await minor()).toBe(undefined);
  await ask(served, '/');
  await expect.poll(minor).toBeGreaterThan(0);
});

test('an event loop that stood still is not alive for a while', async () => {
  await using served = await serveWithRuntime({
    env: { SEAWORTHY_STALL_SECONDS: '0.5' },
    files: {
      'server.mjs': `
        import http from 'node:http';
        http.createServer((req, res) => {
          if (req.url === '/block') { const end = Date.now() + 1200; while (Date.now() < end); }
          res.statusCode = 404;
          res.end();
        }).listen(Number(process.env.PORT), () => console.log('up'));`,
    },
  });
  await delay(300);
  expect(await ask(served, '/healthz')).toMatchObject({ status: 200 });
  await ask(served, '/block');
  await expect.poll(async () => (await ask(served, '/healthz')).body, { interval: 20 }).toBe('{"status":"stalled"}\n');
  await expect.poll(async () => (await ask(served, '/healthz')).status).toBe(200);
});

/** What the admin port answers, each series by its name and labels. A name that comes twice is no valid answer. */
async function scrape({ adminPort }: Served, path = '/metrics'): Promise<Map<string, number>> {
  const admin = { url: (asked: string) => `http://127.0.0.1:${adminPort}${asked}` };
  // It opens when the application has begun to listen.
  await expect.poll(() => ask(admin, '/healthz').then(({ status }) => status, String)).toBe(200);
  const { status, body } = await ask(admin, path);
  expect(status).toBe(200);
  const types = [...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  expect(new Set(types).size).toBe(types.length);
  const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const series = lines.map(
    (line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))] as const,
  );
  expect(new Set(series.map(([name]) => name)).size).toBe(series.length);
  return new Map(series);
}
