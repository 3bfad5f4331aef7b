// Servers that are stopped: one for each framework, unmodified; one for each library, as its own documentation has it.
import { cachedPackages } from '../../scripts/provide-node.mjs';

const routes = `
  const route = (req, res) => {
    if (req.url === '/slow') return setTimeout(() => res.end('ok'), 3000);
    if (req.url === '/events') { res.writeHead(200, { 'Content-Type': 'text/event-stream' }); return res.write('data: 1\\n\\n'); }
    if (req.url === '/usage') return res.end(JSON.stringify({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }));
    req.resume().on('end', () => setTimeout(() => res.end('ok'), 20));
  };`;
const plain = `const http = require('node:http');${routes}
  const server = http.createServer(route);`;
const listen = "server.listen(Number(process.env.PORT), () => console.log('up'));";
const waits = 'await new Promise((done) => setTimeout(done, 20));';

/** Programs of frameworks without a word about stopping. */
export const frameworks = {
  'node:http': `${plain}${listen}`,
  'Express 4': expressLike('express4'),
  'Express 5': expressLike('express'),
  Fastify: `const app = require('fastify')();
    app.route({ method: ['GET', 'POST'], url: '/', handler: async () => { ${waits} return 'ok'; } });
    app.listen({ port: Number(process.env.PORT), host: '0.0.0.0' }).then(() => console.log('up'));`,
  Koa: `const Koa = require('koa');
    new Koa().use(async (ctx) => { ${waits} ctx.body = 'ok'; }).listen(Number(process.env.PORT), () => console.log('up'));`,
  Hono: `const { Hono } = require('hono');
    const app = new Hono();
    app.all('/', async (c) => { ${waits} return c.text('ok'); });
    require('@hono/node-server').serve({ fetch: app.fetch, port: Number(process.env.PORT) }, () => console.log('up'));`,
  NestJS: `require('reflect-metadata');
    const { All, Controller, Module } = require('@nestjs/common');
    class AppController { async root() { ${waits} return 'ok'; } }
    All('/')(AppController.prototype, 'root', Object.getOwnPropertyDescriptor(AppController.prototype, 'root'));
    Controller()(AppController);
    class AppModule {}
    Module({ controllers: [AppController] })(AppModule);
    require('@nestjs/core').NestFactory.create(AppModule, { logger: false })
      .then((app) => app.listen(Number(process.env.PORT))).then(() => console.log('up'));`,
};

/** How libraries stop a plain server, at their defaults. The first has the runtime and no code. */
export const libraries = {
  '@seaworthy/runtime': { program: `${plain}${listen}`, runtime: true },
  'no handler': { program: `${plain}${listen}` },
  'server.close()': { program: `${plain}${listen} process.on('SIGTERM', () => server.close());` },
  '@godaddy/terminus': {
    program: `${plain} require('@godaddy/terminus').createTerminus(server, { signal: 'SIGTERM' }); ${listen}`,
  },
  'http-terminator': {
    program: `${plain}${listen} const terminator = require('http-terminator').createHttpTerminator({ server });
      process.on('SIGTERM', () => terminator.terminate());`,
  },
  stoppable: {
    program: `${plain} require('stoppable')(server); ${listen} process.on('SIGTERM', () => server.stop());`,
  },
  'http-graceful-shutdown': { program: `${plain} require('http-graceful-shutdown')(server); ${listen}` },
  'close-with-grace': {
    program: `${plain}${listen} require('close-with-grace')(() => new Promise((done) => server.close(done)));`,
  },
  lightship: {
    program: `${plain} import('file://' + process.env.NODE_PATH + '/lightship/dist/esm/index.js').then(async ({ createLightship }) => {
      const lightship = await createLightship({ port: 0, detectKubernetes: false });
      lightship.registerShutdownHandler(() => new Promise((done) => server.close(done)));
      server.listen(Number(process.env.PORT), () => { lightship.signalReady(); console.log('up'); });
    });`,
  },
};

/** The plugin of Fastify, which stops no other server. */
export const fastifyGracefulShutdown = `const app = require('fastify')();
  app.register(require('fastify-graceful-shutdown'));
  app.route({ method: ['GET', 'POST'], url: '/', handler: async () => { ${waits} return 'ok'; } });
  app.listen({ port: Number(process.env.PORT), host: '0.0.0.0' }).then(() => console.log('up'));`;

/** An HTTP/2 server, in clear text. */
export const http2Program = `require('node:http2').createServer((req, res) => setTimeout(() => res.end('ok'), 20))
  .listen(Number(process.env.PORT), () => console.log('up'));`;

/** A server of ws that greets. */
export const webSocketProgram = `const { WebSocketServer } = require('ws');
  new WebSocketServer({ port: Number(process.env.PORT) }, () => console.log('up')).on('connection', (socket) => socket.send('hi'));`;

/** The folder whose `node_modules` has the libraries. */
export function peerPackages() {
  return cachedPackages('runtime-peers-2', [
    ...['@godaddy/terminus@4.12.1', 'http-terminator@3.2.0', 'stoppable@1.1.0', 'http-graceful-shutdown@4.0.0'],
    ...['close-with-grace@2.5.0', 'lightship@9.0.4', 'fastify-graceful-shutdown@5.0.0'],
  ]);
}

function expressLike(name) {
  return `const app = require('${name}')();
    app.all('/', (req, res) => setTimeout(() => res.send('ok'), 20));
    app.listen(Number(process.env.PORT), () => console.log('up'));`;
}
