import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (code: string, scripts: object = { start: 'node src/index.js' }) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': JSON.stringify({
          type: 'module',
          dependencies: { hono: '4', '@hono/node-server': '1' },
          scripts,
        }),
        'package-lock.json': '{}',
        'src/index.js': code,
      }),
    )
  ).services[0];

test.each([
  [
    "import { serve } from '@hono/node-server';\nserve({ fetch: app.fetch, port: 4949 }, (info) => log(info));\n",
    4949,
    undefined,
  ],
  [
    "import { serve } from '@hono/node-server';\nserve({ ...app, port: Number(process.env.PORT ?? 4950) });\n",
    4950,
    'PORT',
  ],
  [
    "import { createAdaptorServer } from '@hono/node-server';\ncreateAdaptorServer(app).listen(4951);\n",
    4951,
    undefined,
  ],
])('%s', async (code, port, variable) => {
  const service = await detect(code);
  expect([service?.framework.id, service?.port?.value, service?.portVariable?.value]).toEqual(['hono', port, variable]);
});

test('without the adapter of Node it is refused by its name', async () => {
  const worker = "import { Hono } from 'hono';\nexport default new Hono();\n";
  await expect(detect(worker, { dev: 'wrangler dev' })).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining('Hono was found'),
  });
});
