import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const fastify = "const app = require('fastify')();\n";
const express = "const app = require('express')();\n";

async function asked(code: string) {
  const manifest = {
    dependencies: { fastify: '5', express: '5', '@hapi/hapi': '21' },
    scripts: { start: 'node app.js' },
  };
  const files = { 'package.json': JSON.stringify(manifest), 'package-lock.json': '{}', 'app.js': code };
  const [service] = (await detectFacts(memoryRepository(files))).services;
  return (service?.questions ?? []).map(({ question }) => /listens on ([^,]+),/.exec(question)?.[1]);
}

test.each<[string, string, string[]]>([
  ['Fastify where nothing is said', `${fastify}app.listen({ port: 4 });`, ['localhost']],
  ['Fastify on all addresses', `${fastify}app.listen({ port: 4, host: '0.0.0.0' });`, []],
  ['Fastify where a variable says it', `${fastify}app.listen({ port: 4, host: process.env.HOST ?? 'localhost' });`, []],
  ['Fastify where it is put together', `${fastify}app.listen({ port: 4, ...where });`, []],
  ['Express where nothing is said', `${express}app.listen(4, () => log());`, []],
  ['Express by an address', `${express}app.listen(4, '127.0.0.1', () => log());`, ['127.0.0.1']],
  ['hapi as its tutorial has it', "require('@hapi/hapi').server({ port: 4, host: 'localhost' });", ['localhost']],
])('%s', async (_, code, addresses) => {
  expect(await asked(code)).toEqual(addresses);
});
