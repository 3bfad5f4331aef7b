import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { detectFacts } from '../../detect/detect-facts.ts';
import { generate } from '../../generate/generate.ts';
import type { Plan } from '../../model/index.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';
import { portVariable, tagVariable } from './names.ts';

type Services = Pick<Plan, 'services' | 'secrets'>;
const reading = (services: Record<string, string[]>, secrets: string[] = []): Services =>
  ({
    services: Object.entries(services).map(([name, read]) => ({ name, environment: read.map((v) => ({ name: v })) })),
    secrets: secrets.map((name) => ({ name })),
  }) as unknown as Services;

test('what the stack invents is never a name that a program reads', () => {
  expect(portVariable(reading({ 'order-api': ['ORDER_API_PORT'] }), 'order-api')).toBe('ORDER_API_PUBLISHED_PORT');
  expect(portVariable(reading({ pier: [], quay: ['PIER_PUBLISHED_PORT'] }), 'pier')).toBe('PIER_PUBLISHED_PORT_2');
  expect(portVariable(reading({ pier: [] }, ['PIER_PUBLISHED_PORT']), 'pier')).toBe('PIER_PUBLISHED_PORT_2');
  expect(tagVariable(reading({ pier: ['PORT'] }))).toBe('TAG');
  expect(tagVariable(reading({ pier: ['TAG'] }))).toBe('IMAGE_TAG');
});

test('two services whose names look alike as variables have one each', () => {
  const plan = reading({ 'order-api': [], order_api: [] });
  expect(['order-api', 'order_api'].map((name) => portVariable(plan, name))).toEqual([
    'ORDER_API_PUBLISHED_PORT',
    'ORDER_API_PUBLISHED_PORT_2',
  ]);
});

test('.env.example lists no name twice, and moving the published port leaves the listening one alone', async () => {
  const server = (more: string) =>
    `const port = Number(process.env.TIDES_PORT ?? 4417);\nconst level = process.env.LOG_LEVEL ?? 'info';\n${more}require('node:http').createServer().listen(port);\n`;
  const manifest = (name: string) => JSON.stringify({ name, scripts: { start: 'node server.js' } });
  const repository = memoryRepository(
    {
      'tides/package.json': manifest('tides'),
      'tides/package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      'tides/server.js': server(''),
      'gulls/package.json': manifest('gulls'),
      'gulls/package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      'gulls/server.js': server('const tag = process.env.TAG;\n'),
    },
    'harbour',
  );
  const { files } = generate(planFacts(await detectFacts(repository)));
  const content = (path: string) => files.find((file) => file.path === path)?.content ?? '';
  const names = [...content('.env.example').matchAll(/^#?([A-Z]\w*)=/gm)].map(([, name]) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(names).toEqual(expect.arrayContaining(['TIDES_PUBLISHED_PORT', 'LOG_LEVEL', 'TAG', 'IMAGE_TAG']));
  const { services } = parse(content('compose.yaml'), { merge: true, version: '1.1' });
  expect(services.tides.ports[0]).toMatch(/^127\.0\.0\.1:\$\{TIDES_PUBLISHED_PORT:-\d+\}:\d+$/);
  expect(services.gulls.image).toMatch(/:\$\{IMAGE_TAG:-latest\}$/);
});
