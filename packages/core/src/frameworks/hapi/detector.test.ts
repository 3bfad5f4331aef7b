import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (code: string) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': JSON.stringify({ dependencies: { '@hapi/hapi': '21' }, scripts: { start: 'node server' } }),
        'package-lock.json': '{}',
        'server.js': code,
      }),
    )
  ).services[0];

test.each([
  ["const Hapi = require('@hapi/hapi');\nHapi.server({ port: 4747, host: '0.0.0.0' }).start();\n", 4747, undefined],
  ["import { server } from '@hapi/hapi';\nawait server({ port: process.env.PORT || 4848 }).start();\n", 4848, 'PORT'],
  [
    "import Hapi from '@hapi/hapi';\nconst server = new Hapi.Server({ port: +process.env.APP_PORT });\n",
    undefined,
    'APP_PORT',
  ],
])('%s', async (code, port, variable) => {
  const service = await detect(code);
  expect([service?.framework.id, service?.port?.value, service?.portVariable?.value]).toEqual(['hapi', port, variable]);
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['server.js']);
});

test('its health route is found', async () => {
  const service = await detect(
    "const server = require('@hapi/hapi').server({ port: 1 });\nserver.route({ method: 'GET', path: '/healthz', handler: () => 'ok' });\n",
  );
  expect(service?.liveness?.value).toBe('/healthz');
});

test('a plug-in that depends on it is no service', async () => {
  const plugin = detect("exports.plugin = { name: 'tides', register: async (server) => {} };\n");
  // What is started and listens on nothing is another kind of program, which is asked about.
  expect((await plugin)?.framework.id).toBe('node-program');
});
