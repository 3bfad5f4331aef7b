import { expect, test } from 'vitest';
import { memoryRepository } from '../../repository/memory.ts';
import { readSources } from '../../source/sources.ts';
import { findNodeHealthRoutes } from './health-routes.ts';
import { javaScriptSources } from './node-folder.ts';

async function routes(files: Record<string, string>) {
  const sources = await readSources(
    { repository: memoryRepository(files), path: '.', files: Object.keys(files), outsideLinks: [] },
    javaScriptSources,
  );
  return findNodeHealthRoutes(sources).map(({ path, pathKnown }) => (pathKnown ? path : `?${path}`));
}

test.each<[string, string, string[]]>([
  [
    "a router's own prefix",
    "const r = new Router({ prefix: '/api' }); r.get('/health', h); app.use(r.routes());",
    ['/api/health'],
  ],
  [
    "the prefix of Koa's router",
    "import Koa from 'koa';\nimport Routes from '@koa/router';\nconst r = new Routes({ prefix: '/api' });\nr.get('/health', (c) => {});\nnew Koa().use(r.routes()).use(r.allowedMethods());",
    ['/api/health'],
  ],
  [
    "Koa's routers on routers, before they had a scope",
    "const KoaRouter = require('koa-router');\nconst a = new KoaRouter({ prefix: '/v1' });\nconst b = require('koa-router')();\nb.get('/ready', h);\na.use('/deep', b.routes());\nconst app = new (require('koa'))();\napp.use(a.routes());",
    ['/v1/deep/ready'],
  ],
  [
    "Hono's applications on applications",
    "const a = new Hono(); a.get('/health', (c) => c.text('')); const b = new Hono().basePath('/api'); b.route('/v1', a); b.get('/livez', (c) => c.text(''));",
    ['/api/v1/health', '/api/livez'],
  ],
  [
    'a controller below a global prefix',
    "@Controller('internal') class A { @Get('health') @HealthCheck() check() {} @Get(':id/status') b() {} }\nnest.setGlobalPrefix('api');",
    ['/api/internal/health'],
  ],
  [
    'a controller that is the route itself',
    "@Controller('health') export class A { @Get() check() {} @Post('ping') b() {} }",
    ['/health'],
  ],
  [
    'a controller with versions',
    "@Controller({ path: 'health', version: '1' }) export class A { @Get() check() {} }\napp.enableVersioning();",
    ['?/health'],
  ],
  [
    'routers on routers',
    "const a = Router(); const b = Router(); b.get('/ready', h); a.use('/deep', b); app.use('/v2', a);",
    ['/v2/deep/ready'],
  ],
  [
    'an inline plug-in',
    "app.register(async (scope) => { scope.get('/livez', h); }, { prefix: '/in' });",
    ['/in/livez'],
  ],
  ['a function that gets the application', "function add(app) { app.get('/alive', h); }\nadd(server);", ['/alive']],
  ['a path that is a constant', "const P = '/healthz'; app.get(P, h);", ['/healthz']],
  ['a chain', "app.route('/ready').get(async (q, s) => s.end(await db()));", ['/ready']],
  ['a router that nobody mounts', "const r = Router(); r.get('/health', h);", ['?/health']],
  ['a client', "import axios from 'axios'; axios.get('/health', options);", []],
  ['a setting', "app.get('/status');", []],
  ['a comment', "// app.get('/health', h)\nconst s = \"app.get('/health', h)\";", []],
])('%s: %s', async (_, text, expected) => {
  expect(await routes({ 'a.ts': text })).toEqual(expected);
});

test('mounts are found across modules, in both module systems', async () => {
  expect(
    await routes({
      'health.ts':
        "import { Router } from 'express';\nconst r = Router();\nr.get('/ready', h);\nexport { r as probes };",
      'app.ts':
        "import { probes } from './health.js';\nimport express from 'express';\nexpress().use('/ops', guard, probes);",
      'old.js': "const r = require('express').Router(); r.get('/ping', h); module.exports = r;",
      'main.js': "app.use('/old', require('./old'));",
    }),
  ).toEqual(['/ops/ready', '/old/ping']);
});
