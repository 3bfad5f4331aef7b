import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (manifest: object, code: string) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': JSON.stringify({ dependencies: { elysia: '^1.4.0' }, ...manifest }),
        'bun.lock': '{}',
        'src/index.ts': code,
      }),
    )
  ).services[0];

test('what people start while they work is what starts, as Bun needs no build', async () => {
  const code = "import { Elysia } from 'elysia';\nnew Elysia().get('/ready', () => 'ok').listen(3344);\n";
  const service = await detect({ scripts: { dev: 'bun run --watch src/index.ts' } }, code);
  expect(service).toMatchObject({
    framework: { id: 'elysia' },
    entryPoints: [{ value: 'src/index.ts' }],
    port: { value: 3344 },
    readiness: { value: '/ready' },
    traits: { runtime: { value: 'bun', source: { file: 'package.json', line: 1 } } },
  });
  expect(service).not.toHaveProperty('command');
});

test('the adapter of Node makes it a program of Node', async () => {
  const code = "import { node } from '@elysiajs/node';\nnew Elysia({ adapter: node() }).listen(3345);\n";
  const service = await detect({ scripts: { start: 'tsx src/index.ts' }, devDependencies: { tsx: '4' } }, code);
  expect(service?.port?.value).toBe(3345);
  expect(service?.traits.runtime).toBeUndefined();
});
