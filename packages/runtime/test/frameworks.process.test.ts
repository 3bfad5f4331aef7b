import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, nodeVersions, runtimePackages, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { expect, test } from 'vitest';

/** An unmodified program for each framework: `/` answers at once, `/slow/:id` in a second, and no other route is there. */
const programs: Record<string, Record<string, string>> = {
  'Express 4': { 'server.cjs': expressLike("require('express4')") },
  'Express 5': { 'server.cjs': expressLike("require('express')") },
  'Express 5, which closes itself': {
    'server.cjs': `${expressLike("require('express')")}
      process.on('SIGTERM', () => server.close((error) => process.exit(error ? 1 : 0)));`,
  },
  Fastify: {
    'server.cjs': `
      const app = require('fastify')();
      app.get('/', async () => 'hi');
      app.get('/slow/:id', async () => { await new Promise((done) => setTimeout(done, 1000)); return 'slow'; });
      app.listen({ port: Number(process.env.PORT) }).then(() => console.log('up'));
      process.on('SIGTERM', () => app.close().then(() => process.exit(0)));`,
  },
  Koa: {
    'server.cjs': `
      const Koa = require('koa');
      const { Router } = require('@koa/router');
      const router = new Router();
      router.get('/', (ctx) => { ctx.body = 'hi'; });
      router.get('/slow/:id', async (ctx) => { await new Promise((done) => setTimeout(done, 1000)); ctx.body = 'slow'; });
      new Koa().use(router.routes()).listen(Number(process.env.PORT), () => console.log('up'));`,
  },
  Hono: {
    'server.cjs': `
      const { Hono } = require('hono');
      const { serve } = require('@hono/node-server');
      const app = new Hono();
      app.get('/', (c) => c.text('hi'));
      app.get('/slow/:id', async (c) => { await new Promise((done) => setTimeout(done, 1000)); return c.text('slow'); });
      serve({ fetch: app.fetch, port: Number(process.env.PORT) }, () => console.log('up'));`,
  },
  NestJS: {
    'server.cjs': `
      require('reflect-metadata');
      const { Controller, Get, Module } = require('@nestjs/common');
      const { NestFactory } = require('@nestjs/core');
      class AppController {
        root() { return 'hi'; }
        async slow() { await new Promise((done) => setTimeout(done, 1000)); return 'slow'; }
      }
      for (const [name, path] of [['root', '/'], ['slow', '/slow/:id']])
        Get(path)(AppController.prototype, name, Object.getOwnPropertyDescriptor(AppController.prototype, name));
      Controller()(AppController);
      class AppModule {}
      Module({ controllers: [AppController] })(AppModule);
      NestFactory.create(AppModule, { logger: false }).then(async (app) => {
        app.enableShutdownHooks();
        await app.listen(Number(process.env.PORT));
        console.log('up');
      });`,
  },
};

function expressLike(required: string): string {
  return `
    const app = ${required}();
    app.get('/', (req, res) => res.send('hi'));
    app.get('/slow/:id', (req, res) => setTimeout(() => res.send('slow'), 1000));
    const server = app.listen(Number(process.env.PORT), () => console.log('up'));`;
}

const cases = nodeVersions().flatMap((node) => Object.keys(programs).map((name) => ({ node, name })));

test.each(cases)('$name on Node $node, as it is', async ({ node, name }) => {
  await using served = await serveWithRuntime({ node, files: programs[name] ?? {}, packages: runtimePackages() });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await ask(served, '/', agent)).toMatchObject({ status: 200, connection: 'keep-alive', body: 'hi' });
  expect(await ask(served, '/health')).toMatchObject({ status: 200, body: '{"status":"ready","checks":{}}\n' });
  const slow = ask(served, '/slow/7');
  await delay(100);
  served.kill('SIGTERM');
  await delay(100);
  expect(await ask(served, '/', agent)).toMatchObject({ status: 200, connection: 'close', body: 'hi' });
  expect(await ask(served, '/health')).toMatchObject({ status: 503 });
  expect(await ask(served, '/healthz')).toMatchObject({ status: 200 });
  expect(await slow).toMatchObject({ status: 200, body: 'slow' });
  expect(await served.ended).toMatchObject({ code: 0, stderr: '' });
});

test('clients of ws see 1001, and those of socket.io connect again elsewhere', async () => {
  await using served = await serveWithRuntime({
    packages: runtimePackages(),
    files: {
      'server.cjs': `
        const http = require('node:http');
        const { WebSocket, WebSocketServer } = require('ws');
        const { Server } = require('socket.io');
        const { io } = require('socket.io-client');
        const server = http.createServer();
        const sockets = new WebSocketServer({ noServer: true });
        sockets.on('connection', (socket) => socket.on('close', (code) => console.log('ws server', code)));
        new Server(server, { destroyUpgrade: false });
        server.on('upgrade', (req, socket, head) => {
          if (req.url === '/ws') sockets.handleUpgrade(req, socket, head, (client) => sockets.emit('connection', client));
        });
        server.listen(Number(process.env.PORT), async () => {
          const url = 'http://127.0.0.1:' + process.env.PORT;
          const options = { reconnection: false };
          const client = new WebSocket(url.replace('http', 'ws') + '/ws');
          client.on('close', (code) => console.log('ws client', code));
          const polling = io(url, { ...options, transports: ['polling'] });
          const upgraded = io(url, { ...options, transports: ['websocket'] });
          polling.on('disconnect', (reason) => console.log('polling', reason));
          upgraded.on('disconnect', (reason) => console.log('upgraded', reason));
          const opened = [new Promise((done) => client.on('open', done)),
            ...[polling, upgraded].map((socket) => new Promise((done) => socket.on('connect', done)))];
          await Promise.all(opened);
          setTimeout(() => console.log('up'), 100);
        });`,
    },
  });
  served.kill('SIGTERM');
  const { code, stdout, stderr, log } = await served.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n').sort()).toEqual([
    ...['polling transport close', 'up', 'upgraded transport close', 'ws client 1001', 'ws server 1001'],
  ]);
  expect(log.at(-1)).toMatchObject({ event: 'shutdown.done', code: 0 });
});
