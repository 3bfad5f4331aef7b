import { expect, test } from 'vitest';
import { supportedFrameworks } from '../frameworks/supported-frameworks.ts';
import { supportedLanguages } from '../languages/language-of.ts';
import { memoryRepository } from '../repository/memory.ts';
import { detectFacts } from './detect-facts.ts';

const manifest = (dependencies: object, devDependencies: object = {}) =>
  JSON.stringify({ dependencies, devDependencies, scripts: { start: 'node main.js' } });
const listening = "import { createServer } from 'node:http';\ncreateServer(app.callback()).listen(4343);\n";

const supported = new Set([...supportedFrameworks, ...supportedLanguages].map(({ name }) => name));
/** By the name that refuses them. A row has no say any more once its framework has a recipe. */
const knownOnly: [string, Record<string, string>][] = [
  ['Koa', { 'package.json': manifest({ koa: '3' }), 'main.js': listening }],
  [
    'NestJS',
    {
      'package.json': manifest({ '@nestjs/core': '11', express: '5' }),
      'src/main.ts': 'const app = express(); app.listen(1)',
    },
  ],
  ['Angular', { 'package.json': manifest({ '@angular/core': '20' }) }],
  ['Django', { 'requirements.txt': 'django==5\n', 'manage.py': 'from django.core import management\n' }],
  ['Go', { 'svc/go.mod': 'module svc\n' }],
  ['SvelteKit', { 'package.json': manifest({}, { '@sveltejs/kit': '2', vite: '7' }), 'index.html': '' }],
  ['A Vite site', { 'package.json': manifest({}, { vite: '7' }), 'index.html': '' }],
  ['Flask', { 'requirements.txt': 'flask==3\ncelery==5\n', 'a.py': 'import flask\nimport celery\n' }],
  ['Ruby on Rails', { Gemfile: 'gem "rails"\n', 'config/application.rb': '' }],
  ['Java (Maven)', { 'pom.xml': '<project/>\n' }],
];

test.each(knownOnly.filter(([name]) => !supported.has(name)))('%s is refused by its name', async (name, files) => {
  await expect(detectFacts(memoryRepository(files))).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining(`${name} was found`),
  });
});

test.each<[string, Record<string, string>]>([
  ['Vite as a tool', { 'package.json': manifest({}, { vite: '7' }), 'lib.js': 'export const a = 1;' }],
  ['Flask in a lockfile alone', { 'requirements.txt': 'flask==3\n', 'a.py': 'import math\n' }],
])('%s makes no service', async (_, files) => {
  await expect(detectFacts(memoryRepository(files))).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
});

test('a framework with a recipe wins over one without, and what both would take is the known one’s', async () => {
  const files = { 'package.json': manifest({ express: '5', expo: '54' }), 'main.js': 'express().listen(4343);' };
  const facts = await detectFacts(memoryRepository(files));
  expect(facts.services.map(({ framework }) => framework.id)).toEqual(['express']);
  expect(facts.unsupported).toEqual([]);
});

test('beside a service, another language is a question about its own folder alone', async () => {
  const files = {
    'quay/package.json': manifest({ express: '5' }),
    'quay/main.js': 'express().listen(4343);',
    'pier/Gemfile': '',
    'pier/engine/Cargo.toml': '\n[package]\n',
  };
  const { unsupported } = await detectFacts(memoryRepository(files));
  expect(unsupported).toEqual([
    { kind: 'framework', name: 'Ruby', path: 'pier', source: { file: 'pier/Gemfile' } },
    { kind: 'framework', name: 'Rust', path: 'pier/engine', source: { file: 'pier/engine/Cargo.toml', line: 2 } },
  ]);
});
