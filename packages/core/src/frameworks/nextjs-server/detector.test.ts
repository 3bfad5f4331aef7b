import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (scripts: object = {}) =>
  JSON.stringify({
    scripts: { dev: 'node server.js', build: 'next build', start: 'NODE_ENV=production node server.js', ...scripts },
    dependencies: { next: '15.5.4', react: '19', 'react-dom': '19' },
  });
const server = `const { createServer } = require('http');
const next = require('next');
const port = parseInt(process.env.PORT || '3000', 10);
const app = next({ dev: process.env.NODE_ENV !== 'production' });
const handle = app.getRequestHandler();
app.prepare().then(() => createServer((request, response) => handle(request, response)).listen(port));
`;
const detect = async (files: Record<string, string> = {}) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': manifest(),
        'package-lock.json': '{}',
        'server.js': server,
        'app/page.tsx': 'export default () => <p>{process.env.NEXT_PUBLIC_SEA}</p>;',
        ...files,
      }),
    )
  ).services;

test('its own file starts it, and what the build fixes is said', async () => {
  const services = await detect({ 'app/api/healthz/route.ts': "export const GET = () => new Response('ok');" });
  expect(services).toMatchObject([
    {
      framework: { id: 'nextjs-server' },
      entryPoints: [{ value: 'server.js' }],
      port: { value: 3000 },
      portVariable: { value: 'PORT' },
      liveness: { value: '/api/healthz' },
      questions: [{ question: expect.stringContaining('NEXT_PUBLIC_SEA'), blocking: false }],
    },
  ]);
});

test.each<[string, Record<string, string>, string]>([
  ['the standalone output', { 'next.config.js': "module.exports = { output: 'standalone' };" }, "output: 'standalone'"],
  ['a configuration in TypeScript', { 'next.config.ts': 'export default {};' }, 'next.config.ts'],
  ['no build', { 'package.json': manifest({ build: 'tsc' }) }, 'without a build script'],
])('%s beside it is refused with what to write', async (_, files, message) => {
  await expect(detect(files)).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining(message),
  });
});
