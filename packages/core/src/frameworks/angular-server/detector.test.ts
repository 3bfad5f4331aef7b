import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { openNodeFolder } from '../../languages/node/node-folder.ts';
import { memoryRepository } from '../../repository/memory.ts';
import { findServiceFolders } from '../../source/service-folder.ts';
import detector from './detector.ts';

const workspace = (options: object = {}, others: object = {}, builder = '@angular/build:application') =>
  JSON.stringify({
    projects: {
      harbour: {
        projectType: 'application',
        architect: {
          build: { builder, options: { server: 'src/main.server.ts', ssr: { entry: 'src/server.ts' }, ...options } },
        },
      },
      ...others,
    },
  });
const server =
  "import express from 'express';\nconst app = express();\napp.get('/healthz', (_, response) => response.send('ok'));\n";
const detect = async (files: Record<string, string> = {}) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': JSON.stringify({
          scripts: { build: 'ng build', start: 'ng serve', 'serve:ssr:harbour': 'node dist/harbour/server/server.mjs' },
          dependencies: { '@angular/core': '^20.1.0', '@angular/ssr': '^20.1.0', express: '5' },
        }),
        'package-lock.json': '{}',
        'angular.json': workspace(),
        'src/server.ts': `${server}app.listen(process.env['PORT'] || 4000);\n`,
        ...files,
      }),
    )
  ).services[0];

test('the server that the application builder makes', async () => {
  expect(await detect()).toMatchObject({
    framework: { id: 'angular-server' },
    shape: 'server',
    entryPoints: [{ value: 'dist/harbour/server/server.mjs' }],
    outputDirectory: { value: 'dist/harbour' },
    liveness: { value: '/healthz' },
  });
});

test('a folder of the result that is written out', async () => {
  const moved = await detect({ 'angular.json': workspace({ outputPath: { base: 'out', server: 'node' } }) });
  expect(moved?.entryPoints[0]?.value).toBe('out/node/server.mjs');
});

test('without a server it is none', async () => {
  const files = {
    'package.json': JSON.stringify({ dependencies: { '@angular/core': '^20.1.0' } }),
    'angular.json': workspace({ ssr: undefined, server: undefined }),
  };
  const [found] = findServiceFolders(memoryRepository(files), ['package.json'], []);
  const folder = found === undefined ? undefined : await openNodeFolder(found);
  if (folder === undefined) throw new Error('there is no folder');
  expect(await detector.detect(folder)).toBeUndefined();
});

test.each<[string, Record<string, string>, string]>([
  ['pages of the build alone', { 'angular.json': workspace({ outputMode: 'static' }) }, 'outputMode is static'],
  ['another builder', { 'angular.json': workspace({}, {}, '@angular-devkit/build-angular:server') }, 'another builder'],
  ['modules left out', { 'angular.json': workspace({ externalDependencies: ['pg'] }) }, 'leaves modules out'],
  ['several applications', { 'angular.json': workspace({}, { quay: { projectType: 'application' } }) }, 'beside other'],
  ['a fixed port', { 'src/server.ts': `${server}app.listen(4000);\n` }, 'does not take its port from PORT'],
])('%s: refused with what to write', async (_, files, message) => {
  await expect(detect(files)).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining(message),
  });
});
