import { expect, test } from 'vitest';
import type { Configuration } from '../model/index.ts';
import { memoryRepository } from '../repository/memory.ts';
import { detectFacts } from './detect-facts.ts';

const DOCKERFILE = 'FROM debian:13-slim\nCOPY . .\nEXPOSE 8090\nUSER 10001\n';
const EXPRESS = {
  'package.json': '{"name":"deck","scripts":{"start":"node server.js"},"dependencies":{"express":"5"}}',
  'package-lock.json':
    '{"lockfileVersion":3,"packages":{"":{"dependencies":{"express":"5"}},"node_modules/express":{"version":"5.1.0"}}}',
  'server.js': "import express from 'express';\nexpress().listen(3100);",
};

async function servicesOf(files: Record<string, string>, configuration: Configuration = {}) {
  const facts = await detectFacts(memoryRepository(files, 'quay'), configuration);
  return {
    facts,
    services: facts.services.map(({ name, path, framework, ownImage }) => ({
      name: name.value,
      path,
      framework: framework.id,
      ...(ownImage === undefined ? {} : { from: `${ownImage.dockerfile} in ${ownImage.context}` }),
    })),
  };
}

const adopted = (name: string, path: string, from: string) => ({ name, path, framework: 'dockerfile', from });

test.each([
  ['Go', { 'go.mod': 'module x', 'main.go': '' }],
  ['Rust', { 'Cargo.toml': '[package]' }],
  ['a framework without a recipe', { 'package.json': '{"dependencies":{"@adonisjs/core":"6"}}' }],
  [
    'a package manager that can not install',
    {
      'pyproject.toml': '[project]\nname = "quay"\ndependencies = ["fastapi"]\n[tool.pixi]',
      'pixi.lock': '',
      'main.py': 'from fastapi import FastAPI\napp = FastAPI()',
    },
  ],
  ['no language that is known', { 'tide.pl': '' }],
])('a service of %s is adopted with its Dockerfile', async (_, files) => {
  const { services, facts } = await servicesOf({ ...files, Dockerfile: DOCKERFILE });
  expect(services).toEqual([adopted('quay', '.', 'Dockerfile in .')]);
  expect(facts.unsupported).toEqual([]);
  expect(facts.services[0]?.port).toMatchObject({ value: 8090, source: { file: 'Dockerfile', line: 3 } });
});

test('without a Dockerfile it stays refused by name', async () => {
  await expect(servicesOf({ 'go.mod': 'module x' })).rejects.toMatchObject({ code: 'UNSUPPORTED_FRAMEWORK' });
});

test('what a compose file builds bears the name by which it is called there', async () => {
  const { services, facts } = await servicesOf({
    'go.mod': 'module x',
    'cmd/api/Dockerfile': 'FROM golang:1.24\nCOPY go.mod ./\nEXPOSE 8090',
    'cmd/mail/Dockerfile': DOCKERFILE,
    'docker-compose.yml': `services:
  orders:
    build: { context: ., dockerfile: cmd/api/Dockerfile, args: { TIDE: low } }
    environment: { MAIL_URL: 'http://mail:8090/send', DATABASE_URL: 'postgres://pilot:hush-hush@db/berths', TIDE_API_KEY: sesame }
    depends_on: [cache]
  mail: { build: ./cmd/mail, healthcheck: { test: ls /tmp } }
  db: { build: ./db }
  cache: { image: redis:7 }
`,
    'db/Dockerfile': 'FROM postgres:15',
  });
  expect(services).toEqual([
    adopted('mail', 'cmd/mail', 'cmd/mail/Dockerfile in cmd/mail'),
    adopted('orders', '.', 'cmd/api/Dockerfile in .'),
  ]);
  const orders = facts.services.find(({ name }) => name.value === 'orders');
  expect(orders?.ownImage?.arguments).toEqual({ TIDE: 'low' });
  expect(orders?.calls).toMatchObject([{ service: 'mail', variable: 'MAIL_URL' }]);
  expect(orders?.datastores).toMatchObject([
    { id: 'postgres', variable: 'DATABASE_URL', images: [{ value: 'postgres:15' }] },
    { id: 'redis', images: [{ value: 'redis:7' }] },
  ]);
  expect(facts.services.find(({ name }) => name.value === 'mail')?.ownImage?.healthCommand).toEqual([
    '/bin/sh',
    '-c',
    'ls /tmp',
  ]);
  for (const secret of ['hush-hush', 'sesame']) expect(JSON.stringify(facts)).not.toContain(secret);
});

test('a service with a recipe keeps its Dockerfile only where that is wanted', async () => {
  const files = { ...EXPRESS, Dockerfile: DOCKERFILE };
  const kept = [adopted('quay', '.', 'Dockerfile in .')];
  expect((await servicesOf(files)).services).toMatchObject([{ framework: 'express' }]);
  expect((await servicesOf(files, { adopt: true })).services).toEqual(kept);
  const own = { services: { deck: { path: '.', adopt: true } } };
  expect((await servicesOf(files, own)).services).toMatchObject([{ name: 'deck', framework: 'dockerfile' }]);
  const not = { adopt: true, services: { deck: { path: '.', adopt: false } } };
  expect((await servicesOf(files, not)).services).toMatchObject([{ framework: 'express' }]);
});

test('a Dockerfile that is no service of its own adopts nothing', async () => {
  const beside = {
    'docker/Dockerfile': DOCKERFILE,
    '.devcontainer/Dockerfile': DOCKERFILE,
    'proxy/Dockerfile': 'FROM nginx:1.27\nEXPOSE 80',
    'tests/load/Dockerfile': DOCKERFILE,
  };
  expect((await servicesOf({ ...EXPRESS, ...beside })).services).toMatchObject([{ framework: 'express' }]);
  const within = Object.fromEntries(Object.entries(EXPRESS).map(([file, text]) => [`apps/api/${file}`, text]));
  const root = { 'package.json': '{"private":true,"workspaces":["apps/*"]}', Dockerfile: DOCKERFILE };
  expect((await servicesOf({ ...within, ...root })).services).toMatchObject([
    { path: 'apps/api', framework: 'express' },
  ]);
});

test('an ignored folder is left alone', async () => {
  const files = { ...EXPRESS, 'gate/go.mod': 'module x', 'gate/Dockerfile': DOCKERFILE };
  expect((await servicesOf(files)).services).toHaveLength(2);
  expect((await servicesOf(files, { ignore: ['gate'] })).services).toHaveLength(1);
});
