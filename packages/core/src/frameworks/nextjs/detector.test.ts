import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest =
  '{\n  "dependencies": {\n    "next": "16.4.5"\n  },\n  "scripts": { "build": "next build", "start": "next start --port 3300" }\n}\n';
const detect = (files: Record<string, string>) =>
  detectFacts(memoryRepository({ 'deck/package.json': manifest, 'deck/package-lock.json': '{}', ...files }));

test('router, standalone output and port, each with its proof', async () => {
  const [service] = (
    await detect({
      'deck/next.config.ts': "// output: 'export'\nexport default { output: 'standalone' };\n",
      'deck/app/page.tsx': 'export default () => null;',
    })
  ).services;
  expect(service?.traits).toEqual({
    router: { value: 'app', source: { file: 'deck/app/page.tsx' }, certainty: 'certain' },
    major: { value: 16, source: { file: 'deck/package.json', line: 3 }, certainty: 'certain' },
    standalone: { value: true, source: { file: 'deck/next.config.ts', line: 2 }, certainty: 'certain' },
    config: { value: 'next.config.ts', source: { file: 'deck/next.config.ts' }, certainty: 'certain' },
  });
  expect(service?.port).toEqual({ value: 3300, source: { file: 'deck/package.json', line: 5 }, certainty: 'certain' });
});

test('public variables are public and never secret', async () => {
  const [service] = (await detect({ 'deck/pages/index.js': 'export default () => process.env.NEXT_PUBLIC_MAP_TOKEN;' }))
    .services;
  expect(service?.environment).toEqual([
    { name: 'NEXT_PUBLIC_MAP_TOKEN', secret: false, public: true, source: { file: 'deck/pages/index.js', line: 1 } },
  ]);
  expect(service?.traits.standalone?.value).toBe(false);
});

test.each([
  ['a Node server', "import http from 'node:http';\nhttp.createServer(answer).listen(9100);"],
  ['Express', "import express from 'express';\nexpress().get('/metrics', answer).listen(9100);"],
  ['Fastify', "import Fastify from 'fastify';\nFastify().listen({ port: 9100 });"],
])('%s beside it leaves no doubt that it is Next.js', async (_, source) => {
  const dependencies = { next: '16.4.5', express: '^5.1.0', fastify: '^5.2.0' };
  const scripts = { build: 'next build', start: 'next start' };
  const { services } = await detect({
    'deck/package.json': JSON.stringify({ dependencies, scripts }),
    'deck/app/page.tsx': '',
    'deck/metrics.js': source,
  });
  expect(services.map(({ framework, undecided }) => [framework.id, undecided])).toEqual([['nextjs', undefined]]);
});
