import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (files: Record<string, string>, more: object = {}) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': JSON.stringify({ dependencies: { koa: '^3.0.1' }, ...more }),
        'package-lock.json': '{}',
        ...files,
      }),
    )
  ).services[0];

test('an application that listens itself', async () => {
  const service = await detect({
    'app.js':
      "const Koa = require('koa');\nconst app = new Koa();\nconst router = require('@koa/router')({ prefix: '/v1' });\nrouter.get('/health', (ctx) => {});\napp.use(router.routes());\napp.listen(process.env.PORT || 4545);\n",
  });
  expect(service?.framework).toMatchObject({ id: 'koa', version: { value: '^3.0.1' } });
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['app.js']);
  expect([service?.port?.value, service?.portVariable?.value]).toEqual([4545, 'PORT']);
  expect(service?.readiness?.value).toBe('/v1/health');
});

test('an application behind a server of node:http, in modules of TypeScript', async () => {
  const service = await detect(
    {
      'src/app.ts': "import Koa from 'koa';\nexport const app = new Koa();\n",
      'src/main.ts':
        "import { createServer } from 'node:http';\nimport { app } from './app.js';\ncreateServer(app.callback()).listen(4646);\n",
      'tsconfig.json': '{ "compilerOptions": { "outDir": "build" } }',
    },
    { scripts: { build: 'tsc', start: 'node build/main.js' } },
  );
  expect([service?.framework.id, service?.port?.value]).toEqual(['koa', 4646]);
  expect(service?.outputDirectory?.value).toBe('build');
});

test('middleware that depends on it is no service', async () => {
  const files = { 'index.js': "const Koa = require('koa');\nmodule.exports = (ctx, next) => next();\n" };
  await expect(detect(files)).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
});
