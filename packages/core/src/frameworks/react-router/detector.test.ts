import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (scripts: object = {}, dependencies: object = {}) =>
  JSON.stringify({
    scripts: { build: 'react-router build', start: 'react-router-serve ./build/server/index.js', ...scripts },
    dependencies: { '@react-router/node': '7', '@react-router/serve': '7', 'react-router': '7', ...dependencies },
    devDependencies: { '@react-router/dev': '7', vite: '6' },
  });
const detect = async (files: Record<string, string> = {}) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': manifest(),
        'package-lock.json': '{}',
        'react-router.config.ts':
          "import type { Config } from '@react-router/dev/config';\nexport default { ssr: true } satisfies Config;",
        'app/root.tsx': 'export default () => null;',
        ...files,
      }),
    )
  ).services[0];

test('its own program starts what is built', async () => {
  const service = await detect({
    'package.json': manifest({
      start: 'cross-env NODE_ENV=production TZ=UTC react-router-serve ./build/server/index.js',
    }),
    'app/routes/healthcheck.tsx': "export async function loader() { await db.query('SELECT 1'); return 'OK'; }",
    'app/routes/status.tsx': 'export const loader = () => 1;\nexport default () => null;',
  });
  expect(service).toMatchObject({
    framework: { id: 'react-router' },
    entryPoints: [{ value: 'node_modules/@react-router/serve/bin.js' }],
    command: { value: ['node_modules/@react-router/serve/bin.js', 'build/server/index.js'] },
    outputDirectory: { value: 'build' },
    readiness: { value: '/healthcheck' },
  });
  expect(service?.environment).toMatchObject([{ name: 'TZ', set: 'UTC' }]);
});

test('a server of its own is that of its library', async () => {
  const service = await detect({
    'package.json': manifest({ start: 'node server.js' }, { express: '5' }),
    'server.js': "import express from 'express';\nconst app = express();\napp.listen(process.env.PORT || 3000);",
  });
  expect(service?.framework.id).toBe('express');
});

test.each<[string, Record<string, string>, string]>([
  ['a preset', { 'react-router.config.ts': 'export default { presets: [vercelPreset()] };' }, 'presets'],
  ['no program that serves', { 'package.json': manifest({ start: 'vite preview' }) }, 'without react-router-serve'],
  ['a computed ssr', { 'react-router.config.ts': 'export default { ssr: process.env.SSR === "1" };' }, 'computed'],
  [
    'a computed folder',
    { 'react-router.config.ts': 'export default { buildDirectory: process.env.OUT };' },
    'computed',
  ],
])('%s is refused with what to write', async (_, files, message) => {
  await expect(detect(files)).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining(message),
  });
});

test('without a server of its own it is no server', async () => {
  const service = await detect({ 'react-router.config.ts': 'export default { ssr: false };' });
  expect(service?.framework.id).toBe('react-router-spa');
});
