import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = (manifest: object, files: Record<string, string>) =>
  detectFacts(memoryRepository({ 'package.json': JSON.stringify(manifest), 'bun.lock': '{}', ...files }));

test.each<[string, string, string, unknown[]]>([
  ['a port', 'bun src/index.ts', 'Bun.serve({ port: 4747, fetch: answer });', [4747, undefined]],
  ['its variable', 'bun run src/index.ts', 'Bun.serve({ port: Bun.env.API_PORT ?? 4748, fetch });', [4748, 'API_PORT']],
  ['an import', 'bun src/index.ts', "import { serve } from 'bun';\nserve({ port: 4749, fetch });", [4749, undefined]],
  ['what it exports', 'bun src/index.ts', 'export default { port: 4750, fetch: answer };', [4750, undefined]],
  [
    'no port, which is then said by PORT',
    'bun --smol src/index.ts',
    'Bun.serve({ fetch: answer });',
    [undefined, 'PORT'],
  ],
])('%s: `%s`', async (_, start, code, expected) => {
  const { services } = await detect({ scripts: { start } }, { 'src/index.ts': code });
  const [service] = services;
  expect([service?.framework.id, service?.entryPoints[0]?.value]).toEqual(['bun', 'src/index.ts']);
  expect([service?.port?.value, service?.portVariable?.value]).toEqual(expected);
  expect(service?.traits.runtime?.value).toBe('bun');
});

test('routes of the server are routes of health', async () => {
  const code = "Bun.serve({ port: 1, routes: { '/healthz': new Response('ok'), '/ready': async () => ask() } });\n";
  const { services } = await detect({ scripts: { start: 'bun src/index.ts' } }, { 'src/index.ts': code });
  expect([services[0]?.liveness?.value, services[0]?.readiness?.value]).toEqual(['/healthz', '/ready']);
});

test('code that only Bun runs needs no script that says so', async () => {
  const code = "import { Database } from 'bun:sqlite';\nBun.serve({ port: 4751, fetch: answer });\n";
  const { services } = await detect({ module: 'index.ts' }, { 'index.ts': code });
  expect(services[0]).toMatchObject({ entryPoints: [{ value: 'index.ts' }], traits: { runtime: { value: 'bun' } } });
});

test.each([
  [{}, '1'],
  [{ packageManager: 'bun@1.2.15' }, '1.2'],
  [{ engines: { bun: '>=1.1' } }, '1'],
])('the image that runs is the one that the repository asks for: %j', async (manifest, version) => {
  const start = { scripts: { start: 'bun --preload ./trace.ts src/index.ts --quiet' } };
  const facts = await detect(
    { ...start, ...manifest },
    { 'src/index.ts': 'Bun.serve({ port: 4752, fetch });', 'trace.ts': 'export {};' },
  );
  const [service] = planFacts(facts).services;
  expect(service?.runtime).toEqual({
    id: 'bun',
    version,
    image: `oven/bun:${version}-distroless`,
    binary: '/usr/local/bin/bun',
  });
  expect(service?.command).toEqual(['--preload', './trace.ts', 'src/index.ts', '--quiet']);
  expect(service?.heapPercent).toBeUndefined();
  // Node's would be too small for Bun alone.
  expect(service?.budgets.imageTransferredMb).toBe(65);
});

test('a worker of another platform is none', async () => {
  const worker = { 'src/index.ts': 'export default { fetch: answer };' };
  await expect(detect({ scripts: { dev: 'wrangler dev' } }, worker)).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
});

test('a command of Bun is no program', async () => {
  const files = { 'index.js': "require('http').createServer(f).listen(4753);", 'test.js': '' };
  const { services } = await detect({ scripts: { start: 'bun test' } }, files);
  expect(services[0]).toMatchObject({ framework: { id: 'node' }, entryPoints: [{ value: 'index.js' }] });
});

test.each([
  ["import { expect, test } from 'bun:test';", ['bun', 'test']],
  ["import { expect, test } from 'vitest';", undefined],
])('tests that are written for Bun are run by it: %s', async (code, command) => {
  const files = { 'index.ts': 'Bun.serve({ port: 4754, fetch });', 'index.test.ts': code };
  const { services } = await detect({ scripts: { start: 'bun index.ts' } }, files);
  expect(services[0]?.tests?.value.command).toEqual(command);
});
